"""What a picture alone tells: strips, lines of text, colours, places of controls, pictures and dialogs."""
