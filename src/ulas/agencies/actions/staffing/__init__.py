"""Who works here: invitations, posts given and ended, absence with a stand-in."""
