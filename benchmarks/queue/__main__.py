from __future__ import annotations

import sys

from benchmarks.queue.run import main

sys.exit(main())
