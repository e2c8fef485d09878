"""What is published to everybody: articles, readers' feedback, and results that are closed (bản tin).

Belongs here: sections, articles with pictures, what readers write about them and what is answered, and which closed
figures a programme shows. Never here: anything not yet published behind a public address, a reader's name beyond
those who answer, a figure that is not closed.
"""
