"""What the PDF renderer may fetch: what stands inside the document and our own fonts. No network, no files."""

from __future__ import annotations

from weasyprint.urls import URLFetcher, URLFetcherResponse

from avgtool.documents.fonts import SCHEME, packaged_font


class PackagedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Refuses every URL but ``data:`` and those of the packaged fonts; what is refused is left out of the document."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content of ``url``; raises ValueError for what may not be fetched."""
        if url.startswith(f"{SCHEME}:"):
            return URLFetcherResponse(url, packaged_font(url), {"Content-Type": "font/ttf"})
        return super().fetch(url, headers)
