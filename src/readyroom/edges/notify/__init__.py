"""The edge to people who are not looking at the page: mail, chat and text messages, and the words of them."""
