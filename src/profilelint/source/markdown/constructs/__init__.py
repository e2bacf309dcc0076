"""What is not prose in a body, one module a construct.

Each module has a function ``find`` that adds the regions it finds to a
`profilelint.source.markdown.reading.Reading`. None of them raises, each takes time in proportion to
the text, and what is left open is text: it hides nothing.
"""
