"""Can a browser search here from its own box?"""

import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.web.reading import page

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.mark.parametrize("home", ["/", "/?ui=en"])
def test_a_page_leads_to_the_description_and_that_to_answers(client: FlaskClient, home: str) -> None:
    (address,) = page(client, home).xpath("//link[@rel='search']/@href")
    reply = client.get(address)
    assert reply.content_type == "application/opensearchdescription+xml; charset=utf-8"
    said = etree.fromstring(reply.data)
    assert len(said.xpath("string(o:ShortName)", namespaces=NAMES)) <= 16
    addresses = {url.get("type"): url.get("template") for url in said.xpath("o:Url", namespaces=NAMES)}
    answers = addresses["text/html"].replace("{searchTerms}", "tr%C3%AAve+gaza")
    assert answers.startswith("http://localhost/recherche?q=")
    assert "trêve gaza" in page(client, answers).xpath("string(//title)")
    suggestions = addresses["application/x-suggestions+json"].replace("{searchTerms}", "trev")
    reply = client.get(suggestions)
    assert reply.content_type == "application/x-suggestions+json; charset=utf-8"
    typed, completions, shown = reply.get_json(force=True)
    assert (typed, completions[0]) == ("trev", "trêve")
    assert len(completions) == len(shown)
