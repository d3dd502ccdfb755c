"""Who works here: the officers of an agency, invitations, absence, sessions."""
