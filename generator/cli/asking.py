"""Questions at the terminal: with defaults, and asked again until the answer can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import typer

from generator.cli.app import err
from generator.edit import nearest
from generator.errors import GeneratorError, InputError

Check = Callable[[str], str]
"""Gives back an answer as it is used; an `InputError` says why it cannot be."""


@dataclass(frozen=True)
class Asker:
    """Asks for what was not given as an option."""

    is_asking: bool
    """Whether there is a person who answers; else defaults are taken."""

    def text(
        self,
        option: str,
        question: str,
        given: str | None,
        default: str | None = None,
        check: Check = str,
    ) -> str:
        """An answer on one line.

        Args:
            option: The option that gives it, for messages.
            question: What is asked.
            given: What the option says; None where it was not used.
            default: What Enter means; None where an answer is needed.
            check: Says whether the answer can be used.

        Raises:
            InputError: The option cannot be used, or nobody answers and there is no default.
        """
        if given is not None:
            return check(given.strip())
        if not self.is_asking:
            if default is None:
                raise InputError(f"'{option}' is missing: {question}?")
            return check(default)
        while True:
            try:
                return check(_prompt(question, default))
            except InputError as error:
                err.print(f"  {error}")

    def choice(
        self,
        option: str,
        question: str,
        given: str | None,
        options: Iterable[str],
        default: str | None = None,
    ) -> str:
        """One of a closed list."""
        known = tuple(map(str, options))

        def check(answer: str) -> str:
            if answer in known:
                return answer
            hint = nearest(answer, known)
            raise InputError(f"'{answer[:40]}' is none of {', '.join(known)}.{hint}")

        return self.text(option, f"{question} ({', '.join(known)})", given, default, check)

    def several(
        self,
        option: str,
        question: str,
        given: Sequence[str] | None,
        check: Check = str,
        least: int = 0,
    ) -> tuple[str, ...]:
        """Any number of answers, one a line, ended by an empty one.

        Raises:
            InputError: There are fewer than *least*, or one of the options cannot be used.
        """
        if given or not self.is_asking:
            answers = tuple(check(answer.strip()) for answer in given or ())
            if len(answers) < least:
                raise InputError(f"'{option}' is missing: {question}?")
            return answers
        found: list[str] = []
        while True:
            more = "another, or Enter" if found else question
            needed = None if len(found) < least else ""

            def check_or_end(answer: str) -> str:
                return check(answer) if answer else ""

            answer = self.text(option, more, None, needed, check_or_end)
            if not answer:
                return tuple(found)
            found.append(answer)


def _prompt(question: str, default: str | None) -> str:
    try:
        answer: str = typer.prompt(question, default=default, show_default=bool(default))
    except typer.Abort as error:
        raise EndOfAnswersError(
            "the answers ended before the questions; nothing was written. Answer all of them, or"
            " give options and '--no-input'."
        ) from error
    return answer.strip()


class EndOfAnswersError(GeneratorError):
    """Nobody answers any more."""
