"""Charts and maps as SVG made without a browser or a script: from plain values to text."""
