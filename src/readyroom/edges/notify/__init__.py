"""The edge to people who are not looking at the page: mail, chat, text messages, programs, and the words."""
