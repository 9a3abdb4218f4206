"""PDF for the archive: PDF/A-3a (ISO 19005-3) that carries the identifier of PDF/UA-1 (ISO 14289-1) as well.

A file may say to be both. WeasyPrint writes one identifier; the other is put in its metadata here. PDF/A wants every
property that it does not know itself described in the file (6.6.2.3): so does the description of ``pdfuaid``.
"""

from __future__ import annotations

from io import BytesIO

_END = b"</rdf:RDF>"
_IDENTIFIER = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def with_pdfua_identifier(pdf: bytes) -> bytes:
    """A PDF/A file that says to be PDF/UA-1 too; the same bytes for the same file.

    Args:
        pdf: With metadata (XMP) that have one ``rdf:RDF``, as WeasyPrint writes them.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        metadata = document.Root.Metadata
        told = metadata.read_bytes()
        assert told.count(_END) == 1, "the metadata are not as WeasyPrint writes them"
        metadata.write(told.replace(_END, _IDENTIFIER + _END))
        associated = {one.objgen: one for one in document.Root.get("/AF", ())}  # WeasyPrint names each file twice
        if associated:
            document.Root.AF = pikepdf.Array(associated.values())
        written = BytesIO()
        document.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()
