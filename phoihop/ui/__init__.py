"""The look of the site (giao diện): pages, components, charts, maps, formats, and what a refusal looks like.

Here belongs whatever every room shows in the same way: the page around the content, `{% load ui %}`'s components,
charts and maps as SVG text, the number and date formats, files made by others, and the mapping of refusals to HTTP
statuses.

Never here: models, queries, permissions, or words of one room. A component takes what it is given and draws it.
"""
