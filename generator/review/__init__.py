"""What a person should not have to check by eye: the content, and the built site."""
