"""Laws of the door: what is wrong is refused by its path, what is right comes back equal from its document."""

import json
import pickle

from delais import DelaisError, Dossier, InputError
from laws.case import Case, Looks
from laws.register import Breaches, law
from laws.spoiled import spoiled


@law("A dossier with something wrong in it is refused by an error that names its path, in this process or another.")
def wrong_dossiers_are_refused(case: Case, looks: Looks) -> Breaches:
    found = []
    for path, wrong in case.some("wrong_dossiers_are_refused", list(spoiled(case.dossier))):
        try:
            looks.afresh(wrong, case.au)
        except InputError as error:
            paths = [problem.key for problem in error.problems]
            if path not in paths:
                found.append(f"{path} is wrong, the error names {paths}")
            if pickle.loads(pickle.dumps(error)).render() != error.render():
                found.append(f"the error of {path} does not say the same once pickled")
        except DelaisError as error:
            found.append(f"{path} is wrong, and not refused as an input: {error.render()}")
        else:
            found.append(f"{path} is wrong, and nothing is said")
    return found


@law("A dossier comes back equal from its document, through JSON.")
def documents_say_everything(case: Case, looks: Looks) -> Breaches:
    again = Dossier.from_dict(json.loads(json.dumps(case.dossier.to_dict())))
    return [] if again == case.dossier else ["the dossier read again from its document is another one"]
