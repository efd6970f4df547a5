"""Turning results into what people and programs read: sentences, timelines, JSON, calendars, diagrams."""
