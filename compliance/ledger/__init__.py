"""The way in for the ward's ledger: past and planned meetings, and the evaluations that go with them."""
