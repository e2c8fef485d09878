"""Maps of Viet Nam as SVG text (bản đồ)."""
