"""What a report, span, claim, count, date, place, participant and incident is: frozen, validated, no behaviour beyond that."""
