"""What if another no-answer policy had been in force? Recorded history, judged anew.

Belongs here: what a history says of who was there (`evidence`), the same history under another policy (`replay`,
`shares`), what both came to, side by side (`compare`), the policies that are asked about (`policy`), and where
histories come from (`histories`). What is counted is what `simulation` counts.
"""

from readyroom.codec.policies import Policy, read_policy
from readyroom.whatif.compare import Suggestion, WhatIf, judged_anew, suggested
from readyroom.whatif.evidence import Evidence

__all__ = ["Evidence", "Policy", "Suggestion", "WhatIf", "judged_anew", "read_policy", "suggested"]
