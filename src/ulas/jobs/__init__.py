"""What time does: automatic steps, deadlines, deliveries, daily roots."""
