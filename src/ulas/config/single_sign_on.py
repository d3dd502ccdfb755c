"""The identity provider of the city, as allauth wants to have it told."""

from typing import Any

PROVIDER = "kota"


def providers(*, server: str, client: str, secret: str, name: str) -> dict[str, Any]:
    """One OpenID Connect provider, or none where no server is set."""
    if not server:
        return {}
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": PROVIDER,
                    "name": name,
                    "client_id": client,
                    "secret": secret,
                    "settings": {"server_url": server, "oauth_pkce_enabled": True},
                }
            ]
        }
    }
