"""ULAS: an executable standard operating procedure for public complaints."""
