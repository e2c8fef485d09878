"""Classes and field marches: for whom, when and where, how many were invited and came (tập huấn, bồi dưỡng).

People are numbers here. Nobody who was invited or came is named, whatever the class; dignitaries least of all.
"""
