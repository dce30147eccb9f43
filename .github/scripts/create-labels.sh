#!/usr/bin/env bash
# The labels that forms and workflows use; run once, and again after a change: bash .github/scripts/create-labels.sh
set -euo pipefail
label() { gh label create "$1" --color "$2" --description "$3" --force; }
label "correction" "9b2226" "Something on a page is wrong"
label "new notice" "1f4e8c" "A notice that the atlas should hold"
label "new term" "1f4e8c" "A name that should be explained"
label "retraction" "7a4d00" "A notice to be withdrawn"
label "sync" "d5dae2" "Made by the generator"
