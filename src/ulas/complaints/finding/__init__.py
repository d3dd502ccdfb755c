"""Finding cases by words: the officers' index, kept by the verbs, and what is asked of it."""
