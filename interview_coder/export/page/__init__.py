"""The parts of report.html: data, numbers and shapes, before a template puts them on the page."""
