"""The few functions that join the stages, and the Python API.

Each module is imported by itself, since each needs other heavy packages:

- `foreshock.workflow.api`: `code` and `open`, what ``import foreshock`` offers
- `foreshock.workflow.coding`: files to claims, without a store
- `foreshock.workflow.adding`: files into a store, and on to events
- `foreshock.workflow.resolving`: claims of a store to events, as of any day
- `foreshock.workflow.briefing`: a store to a brief
- `foreshock.workflow.case` and `foreshock.workflow.demo`: a case folder, the whole way
"""
