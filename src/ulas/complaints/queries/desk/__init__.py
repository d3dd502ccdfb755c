"""What officers read at their desks: queue, case, lists, figures, outbox."""
