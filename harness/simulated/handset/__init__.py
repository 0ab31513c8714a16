"""What any simulated handset is made of, whichever platform's protocol is spoken in front of it."""
