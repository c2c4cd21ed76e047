# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The least mapping that events need, as an index template: for tests of reading and writing an engine's indices."""
KEYWORDS = """event.id event.action user.id community.anonymous.id session.id community.viewer.gender
    community.viewer.age_group community.viewer.plan community.content.id community.content.title
    community.content.type community.content.category community.content.tags community.uploader.id
    community.uploader.name community.impression.id community.playback.id url.path community.traffic.source
    client.geo.country_iso_code client.geo.region_iso_code community.device.type user_agent.name user_agent.os.name
    community.traffic.class community.purchase.currency""".split()
TYPES = {"@timestamp": "date", "event.ingested": "date", "community.viewer.signed_up_at": "date",
         "community.content.published_at": "date", "community.content.duration_ms": "long",
         "community.watched_ms": "long", "community.purchase.amount": "double", "community.purchase.quantity": "long"}


def _properties():
    tree = {}
    for path, kind in [(k, "keyword") for k in KEYWORDS] + list(TYPES.items()):
        place = tree
        *parents, leaf = path.split(".")
        for parent in parents:
            place = place.setdefault(parent, {"properties": {}})["properties"]
        place[leaf] = {"type": kind}
    tree["labels"] = {"type": "object", "dynamic": True}
    return tree


def index_template(pattern):
    """The body of PUT _index_template/NAME."""
    labels = [{f"labels_{kind}": {"path_match": "labels.*", "match_mapping_type": kind,
                                  "mapping": {"type": "keyword", "ignore_above": 8191}}}
              for kind in ("string", "long", "double", "boolean")]
    return {"index_patterns": [pattern], "priority": 300, "template": {
        "settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "30s"},
        "mappings": {"dynamic": False, "date_detection": False, "numeric_detection": False,
                     "dynamic_templates": labels, "properties": _properties()}}}
