"""Tests of the training code that need no data: `./reeve train --test`."""
