"""HTTP: JSON requests turned into inputs, and what the rooms hold turned into JSON answers.

Belongs here: routes, who may use them, and the form of requests and answers. It decides nothing about calls.
"""
