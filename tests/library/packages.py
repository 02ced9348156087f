"""A small package of every kind in three languages, and a `Pack` that tests change and load.

Patterns: `circle` (en; es whole, ar behind), `corro` (written in Spanish; en), `map` (en; completes
`circle`). Technique `round` (en; es), community `valley` (en; ar), case `well` (en; es), module
`together` (en; es) with section `deciding` (en; es). Person `ada`; two pictures and a file.
"""

import io
import zipfile
from pathlib import Path

from PIL import Image

from patterns.library.loading import load

LIBRARY = """
name: small
title: Small library
licence: CC-BY-SA-4.0
source: Written for tests
source_language: en
languages: [en, es, ar]
"""

PEOPLE = """
- id: ada
  name: Ada
  roles: [author, tutor]
  languages: [en]
  places: [Valley]
  bio: {en: Writes about wells.}
"""

NOTATIONS = {
    "domain": ("water", "food"),
    "sdg": ("6", "11"),
    "mit-actor": ("A1", "A2", "A5"),
    "mit-action": ("B1", "B2", "B6"),
    "mit-function": ("F1", "F2"),
    "mit-scenario": ("GOV", "CIV"),
    "purpose": ("inquiry", "decision-making"),
    "decision": ("consent",),
    "mode": ("in-person", "both"),
    "change": ("institutions",),
    "cp-model": ("D1P1",),
    "ecg": ("A1", "B2"),
}

SUMMARY = {
    "en": "What this work tells in a sentence, long enough for a card to be useful.",
    "es": "Lo que cuenta esta obra en una frase, bastante larga para que la ficha sirva.",
    "ar": "ما ترويه هذه المادة في جملة واحدة طويلة بما يكفي كي تكون البطاقة مفيدة للقارئ.",
}

COMMON = """topics: [domain/water, sdg/6]
authors: [ada]
original: true"""

CIRCLE = f"""---
number: 1
{COMMON}
keywords: [Well, Council]
grid_cells: [A1-B1, A5-B6]
functions: [F1]
picture: well.png
sources:
  - {{id: paper, url: "https://example.org/paper?a=1&b=2"}}
links:
  - {{id: then, kind: leads_to, target: corro}}
techniques:
  - {{id: first, technique: round}}
---
# Circle

## also_known_as
- Ring
- Round of chairs

## summary
{SUMMARY["en"]}

## picture_alt
A well with people around it

## context
People sit in rows & wait, see [the well](case:well) and [a page](https://example.org/?a=1&b=2).

## problem
Nobody knows who decides.

## forces
- Some speak.
- Some listen.

## solution
Sit in a circle and ask.

## solution_text
First ask, *then* decide.

- **Whole item in bold**
- Half **bold** item

## sources
### paper
A paper on circles, 2020.

## links
### then
The assembly decides.

## techniques
### first
It opens the circle.
"""

CIRCULO = f"""---
translators: [Ada]
---
# Círculo

## also_known_as
- Rueda
- Corro de sillas
- Ronda

## summary
{SUMMARY["es"]}

## picture_alt
Un pozo con gente alrededor

## context
En [una página](https://example.org/?a=1&b=2) y en [el pozo](case:well) la gente espera.

## problem
Nadie sabe quién decide.

## forces
- Unas hablan.
- Otras escuchan.

## solution
Sentaos en círculo y preguntad.

## solution_text
Primero pregunta, *después* decide.

- **Todo en negrita**
- Mitad **negrita** aquí

## sources
### paper
A paper on circles, 2020.

## links
### then
La asamblea decide.

## techniques
### first
Abre el círculo.
"""

FILES = {
    "library.yaml": LIBRARY,
    "people.yaml": PEOPLE,
    "README.md": "Not a part of the package.",
    ".hidden": "Nor is this.",
    "patterns/circle.en.md": CIRCLE,
    "patterns/circle.es.md": CIRCULO,
    "patterns/circle.ar.md": f"# دائرة\n\n## summary\n{SUMMARY['ar']}\n",
    "patterns/corro.es.md": f"""---
source_language: es
number: 2
{COMMON}
grid_cells: [A2-B2]
functions: [F1, F2]
---
# Corro

## summary
{SUMMARY["es"]}

## context
Donde la gente se junta.

## problem
Siempre hablan los mismos.

## solution
Haced corro.
""",
    "patterns/corro.en.md": f"""# Ring

## summary
{SUMMARY["en"]}

## context
Where people meet.

## problem
The same ones always speak.

## solution
Make a ring.
""",
    "patterns/map.en.md": f"""---
number: 3
{COMMON}
grid_cells: [A1-B2]
functions: [F2]
links: [{{id: up, kind: completes, target: circle}}]
---
# Map

## summary
{SUMMARY["en"]}

## context
At the beginning.

## problem
Nobody has seen it whole.

## solution
Draw it.
""",
    "techniques/round.en.md": f"""---
{COMMON}
purposes: [decision-making]
decision_method: consent
modes: both
minutes_min: 25
minutes_max: 40
minutes_per_person: 1.5
group_min: 4
difficulty: 1
steps:
  - {{id: open, minutes: 10, grouping: plenary}}
  - {{id: speak, minutes: 20, grouping: pairs}}
materials:
  - {{id: bell, quantity: 1, per: room}}
---
# Round

## summary
{SUMMARY["en"]}

## invitation
What do you see?

Say it in a sentence.

## materials
### bell
a bell

## steps
### open
#### title
Open
#### instruction
Say *why*.
#### say
Welcome.
### speak
#### title
Speak in turn
#### instruction
- One speaks.
- All listen.

## outputs
- A list of what was seen

## inclusion
Ask who could not come.
""",
    "techniques/round.es.md": f"""# Ronda

## summary
{SUMMARY["es"]}

## invitation
¿Qué ves?

Dilo en una frase.

## materials
### bell
una campana

## steps
### open
#### title
Abrir
#### instruction
Di *por qué*.
#### say
Bienvenida.
### speak
#### title
Hablar por turno
#### instruction
- Habla una.
- Escuchan todas.

## outputs
- Una lista de lo visto

## inclusion
Pregunta quién no pudo venir.
""",
    "communities/valley.en.md": f"""---
{COMMON}
community_kind: municipality
country: NO
region: Hills
lat: 45.7
lon: 11.4
languages: [no, en]
mit_status: active
tutors: [ada]
governance_patterns: [{{id: circle, pattern: circle}}]
---
# Valley

## summary
{SUMMARY["en"]}

## profile
A village that shares its water.
""",
    "communities/valley.ar.md": f"# الوادي\n\n## summary\n{SUMMARY['ar']}\n\n## profile\nقرية.\n",
    "cases/well.en.md": f"""---
{COMMON}
communities: [{{id: valley, community: valley}}]
start: 2012-05
stage: running
scenario: CIV
grid_cells: [A5-B6]
uses:
  - {{id: circle, pattern: circle, outcome: worked}}
  - {{id: corro, pattern: corro, outcome: did-not-work}}
results:
  - {{id: water, evidence: reported, url: "https://example.org/water", change: institutions}}
media:
  picture: {{image: folder/map.png, credit: Ada}}
  paper: {{file: paper.pdf}}
---
# Well

## summary
{SUMMARY["en"]}

## purpose
The well was dry.

## story
They met and dug.

## evidence
There is water.

## uses
### circle
#### how
Every month.
### corro
#### note
Nobody came in winter.

## results
### water
There is water in the well.

## media
### figure: picture
#### alt
The valley from above
### file: paper
#### title
The plan
""",
    "cases/well.es.md": f"""# Pozo

## summary
{SUMMARY["es"]}

## purpose
El pozo estaba seco.

## story
Se juntaron y cavaron.

## evidence
Hay agua.

## uses
### circle
#### how
Cada mes.
### corro
#### note
En invierno no vino nadie.

## results
### water
Hay agua en el pozo.

## media
### figure: picture
#### alt
El valle desde arriba
### file: paper
#### title
El plan
""",
    "modules/together.en.md": f"""---
{COMMON}
number: 4
hours: 8
---
# Together

## summary
{SUMMARY["en"]}

## objective
Decide together.

## outcomes
- You can host a round.
""",
    "modules/together.es.md": f"""# Juntas

## summary
{SUMMARY["es"]}

## objective
Decidir juntas.

## outcomes
- Sabes llevar una ronda.
""",
    "sections/deciding.en.md": f"""---
{COMMON}
module: together
number: 4.10
minutes: 30
patterns: [{{id: circle, pattern: circle}}]
body:
  ways: {{level: 3}}
  steps: {{ordered: true}}
  where: {{cells: [A1-B1]}}
  who: {{cell: D1P1}}
  good: {{cells: [A1, B2]}}
  try: {{minutes: 20, grouping: pairs, technique: round}}
  shown: {{case: well}}
---
# Deciding

## summary
{SUMMARY["en"]}

## aim
Know what consent is.

## body
### heading: ways
Ways
### text: first
Consent is a [round](technique:round) about [water](term:domain/water).

#### Small heading

- one
- two
### list: steps
- Ask.
- Listen.
### table: kinds
#### caption
Kinds of yes
#### table
| Way | When |
|---|---|
| Vote | many |
| Consent | few |
### grid: where
#### caption
Where
### coproduction: who
#### caption
Who plans
### common_good: good
#### caption
Good for whom
### exercise: try
#### title
Try it
#### instruction
Ask three people.
### question: think
Who is silent?
### card: shown

## patterns
### circle
To sit in.
""",
    "sections/deciding.es.md": f"""# Decidir

## summary
{SUMMARY["es"]}

## aim
Saber qué es el consentimiento.

## body
### heading: ways
Formas
### text: first
El consentimiento es una [ronda](technique:round) sobre el [agua](term:domain/water).

#### Título pequeño

- uno
- dos
### list: steps
- Pregunta.
- Escucha.
### table: kinds
#### caption
Clases de sí
#### table
| Forma | Cuándo |
|---|---|
| Voto | muchas |
| Consentimiento | pocas |
### grid: where
#### caption
Dónde
### coproduction: who
#### caption
Quién planea
### common_good: good
#### caption
Bueno para quién
### exercise: try
#### title
Prueba
#### instruction
Pregunta a tres personas.
### question: think
¿Quién calla?
### card: shown

## patterns
### circle
Para sentarse.
""",
}


def picture(colour, size=(20, 10)):
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return data.getvalue()


class Pack:
    """A package in a folder that tests change."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for path, text in FILES.items():
            self.write(path, text.lstrip("\n"))
        for scheme, notations in NOTATIONS.items():
            lines = [f"scheme: {scheme}", f"title: {{en: {scheme}}}", "source: Tests", "concepts:"]
            lines += [f"  - {{notation: {n!r}, labels: {{en: {scheme} {n}}}}}" for n in notations]
            self.write(f"concepts/{scheme}.yaml", "\n".join(lines))
        self.write("media/well.png", picture("blue"))
        self.write("media/folder/map.png", picture("green"))
        self.write("media/paper.pdf", b"%PDF-1.4 a plan")
        self.write("media/nobody-names-me.txt", b"")

    def write(self, path, data):
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())

    def edit(self, path, old, new):
        text = (self.folder / path).read_text()
        assert old in text, f"{old!r} isn't in {path}"
        self.write(path, text.replace(old, new, 1))

    def add(self, path, text):
        self.write(path, (self.folder / path).read_text() + text)

    def remove(self, path):
        (self.folder / path).unlink()

    def line(self, path, words):
        """The number of the first line with these words."""
        lines = (self.folder / path).read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def zipped(self, name="small.zip", inside=""):
        target = self.folder.parent / name
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self.folder.rglob("*")):
                if path.is_file():
                    archive.write(path, inside + str(path.relative_to(self.folder)))
        return target

    def load(self, **words):
        return load(self.folder, **words)
