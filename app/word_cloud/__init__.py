"""Words with counts become a picture: sizes, places, and the files to take home; all outside the event loop."""

import os

# The matrices here are small: a second thread of the linear algebra behind numpy costs more than it brings, and the
# other core belongs to the phones. It must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
