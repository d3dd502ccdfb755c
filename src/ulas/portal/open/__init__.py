"""What everybody may see: the list, the map, places and agencies, feeds, subscriptions."""
