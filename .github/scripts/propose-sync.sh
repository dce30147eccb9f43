#!/usr/bin/env bash
# Proposes what `notice-atlas sync` would write now: one branch, made anew from where we stand, one pull request.
# Where there is nothing to propose, the branch goes, and with it the pull request.
set -euo pipefail
branch=bot/sync
title="Pages as the generator would write them now"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

git switch --quiet --force-create "$branch"
code=0
notice-atlas sync || code=$?
if [ "$code" -ne 0 ] && [ "$code" -ne 3 ]; then # 3: decisions wait, which is for people to see
  exit "$code"
fi
notice-atlas fmt || true # what cannot be put into form is told by the checks
git add --all content
if git diff --cached --quiet; then
  echo "Nothing to propose."
  git push --quiet origin --delete "$branch" 2> "$folder/none" || true
  exit 0
fi
git -c user.name="github-actions[bot]" \
  -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
  commit --quiet --message "$title"
{
  echo "Made by \`notice-atlas sync\` from main; made anew when main changes, so change main and not this branch."
  echo "GitHub starts no checks for a bot: close and reopen this pull request to start them."
  echo
  notice-atlas report HEAD^ HEAD --limit 60000
} > "$folder/body.md"
git push --quiet --force origin "$branch"
if [ "$(gh pr list --head "$branch" --state open --json number --jq length)" = 0 ]; then
  gh pr create --base main --head "$branch" --title "$title" --body-file "$folder/body.md" --label sync
else
  gh pr edit "$branch" --body-file "$folder/body.md"
fi
