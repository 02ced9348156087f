"""The one module that imports Elasticsearch's own packages.

`elasticsearch_dsl` and `elasticsearch.dsl` are two names of the same classes. What the engine needs
of them stands here, so that a new version of theirs is met in one place.
"""

from elastic_transport import (
    ApiResponseMeta,
    BaseNode,
    ConnectionTimeout,
    HttpHeaders,
    NodeConfig,
    SerializationError,
    TransportError,
)
from elastic_transport import ConnectionError as NotConnected
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError
from elasticsearch.dsl import A, Binary, Float, Keyword, Mapping, Object, Q, Search, Text
from elasticsearch.dsl.query import Query

__all__ = [
    "A",
    "ApiError",
    "ApiResponseMeta",
    "BaseNode",
    "Binary",
    "ConnectionTimeout",
    "Elasticsearch",
    "Float",
    "HttpHeaders",
    "Keyword",
    "Mapping",
    "NodeConfig",
    "NotConnected",
    "Object",
    "Q",
    "Query",
    "Search",
    "SerializationError",
    "Text",
    "TransportError",
    "UnsupportedProductError",
]
