"""Other engines that answer the questions of `tables.py`: a published state, and the same `answer` as a store's.

What belongs: taking a state as Parquet, saying a question in another engine's words, refusing what it would answer
otherwise. Never a second wording of a question. They are for what outgrows one machine (`docs/operating.md`); the site
itself imports none of them, and their packages are the extra `engines`.
"""
