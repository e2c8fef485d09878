"""Models of “Dân vận khéo” from registration to award, and the figures counted from them (mô hình “Dân vận khéo”).

Models of collectives are records; individuals are numbers by body and field and never names. What an award says of a
person belongs to commendations.
"""
