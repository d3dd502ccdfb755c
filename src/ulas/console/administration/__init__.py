"""Administration: small pages described by data; every change goes through one verb."""
