"""The control of the replica: it is believed whatever it says, and nobody else is asked."""

from pei_site.replica import ReplicaMiddleware, _reading, is_public


class BlindMiddleware(ReplicaMiddleware):
    """Reads every public page from the replica, alive or not."""

    def __call__(self, request):
        token = _reading.set(None)
        try:
            return self.get_response(request)
        finally:
            _reading.reset(token)

    def process_view(self, request, view, args, kwargs):
        _reading.set(is_public(request))

    def process_exception(self, request, error):
        return None
