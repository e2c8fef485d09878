"""People (cán bộ): who signs in, and the posts they hold in bodies.

An account holds a name, an office, a body and a contact, nothing else about a person. What a post allows is
said by the policy in `access`.
"""
