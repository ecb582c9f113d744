"""Meanings of commands of which there are several; each list belongs to one row of the table.

How they are written is told in `command_row`.
"""

PENDING = (
    *("pending later? next? skip? not+know? figures? -how", "not+know figures? later? -how"),
    *("lacking+arriving figures? later? -how", "hand lacking figures? data? later? -how"),
    *("figures lacking+coming later? -how", "must+finding_out data? later? whom? -how"),
    "waiting later? next? pending? skip? figures? lacking? -how -grade",
    "no_yet figures exact? later? -how",
    "after_arrival later figures? lacking? -how",
    "simply_waiting later? next? pending? skip? -how -no_waiting",
)
SAME = ("same -extent", "last equal figures? data? same? -extent", "last_as this_as")
SKIP = (
    "skip later? next? hold+act? in_a_while? act? another_day?",
    *("skip pending later? next? in_a_while?", "later -from_start", "hold+act later? in_a_while?"),
    *("in_a_while act", "hold+act skip? in_a_while act?"),
)
UNDO = (
    *("undo recent? did? slip?", "recent cancel|slip did?", "slip recent? did? undo?"),
    "recent did undo|cancel slip?",
)
BACK = (
    "back item? go? see? check? again? unclear?",
    "earlier+item go? see? check? again? unclear? back?",
)
IMPORT = (
    *("put_in lastreport? sample?", "lastreport see|sample"),
    "lastreport put_in|document|we_have|loading see? put_in?",
)
READ = (
    *("read_out see? what? which? lastreport?", "lastreport read_out what? which? see?"),
    "lastreport original_words see? what?",
)
SAMPLE = (
    "sample see? draft? report? document? make? as_guidance?",
    "others written see? sample? as_guidance?",
)
NEW_REPORT = (
    *("new_report draft? report? document? for_another?", "anew write_one report?"),
    "for_another write_one report? anew?",
)
PREVIEW = (
    "preview see? draft? report?",
    "see draft|report draft?",
    "draft see? report?",
    "see",
)
REVIEW = (
    *("check fault? data? draft? report? see? -looked_up", "see fault data? -looked_up"),
    *("fault data? -looked_up", "see data -looked_up", "data fault -looked_up"),
    "which missing data? see? check? -looked_up",
)
GENERATE = (
    "generate document? draft? report? see? finished? due? -where",
    *("make due? -where -finished", "bring_out finished due? -where"),
    "make document see? finished? due? -where",
)
ANNOTATIONS = (
    *("annotated see? act? document? which?", "leaders changed|commented which see? document?"),
    "leaders changed|commented what see? document?",
)
FINAL = (
    "final make? document? pdf? see? leaders? approved? finished? due?",
    "finally+version make? document? final? see? leaders? approved? finished? due?",
)
OPEN_FOLDER = (
    "folder open? see? file? holding? finished?",
    *("file|report where made? see?", "put_away+whither file? report? made? finished? see?"),
)
VERSIONS = (
    "versions see? document? draft? report? former? made? kept?",
    "former made versions? see? document? kept?",
)
RECORD = (
    *("record see? data? about_it?", "who+changed data? about_it?"),
    "which changed data? about_it?",
)
HANDOVER = (
    "handover whom? make? document? see? work? because_leaving? taken_on?",
    "taken_on because_leaving",
    "give+whom work? record? because_leaving?",
)
PROGRESS = (
    "progress data? see?",
    "working+how_far",
    "remaining+how_many fault? act? missing?",
    "remaining act how_many",
)
BACKUP = (
    "backup data? see? draft? report? document? in_case? away?",
    "copying away data? backup? report? document? in_case?",
)
COLLECT = (
    "adding_up whose_reports report? document? table? figures? data? tables_added?",
    "adding_up whole_area report? document? table? figures? data? tables_added?",
)
