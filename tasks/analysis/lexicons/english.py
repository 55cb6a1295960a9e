"""English function words and the words that speech is tagged with."""

from __future__ import annotations

from . import words

STOP_WORDS = words("""a about above after again against ago all almost along already also although always am among an and another any
    anybody anyone anything are aren't around as at away back be became because become been before began behind being
    below between beyond both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't
    done down during each either else enough even ever every everybody everyone everything except far few first for
    from further gave get gets getting give go goes going gone got had hadn't half has hasn't have haven't having he
    he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in indeed
    instead into is isn't it it's its itself just keep kept knew know known last least left less let let's like little
    long looked look made make many may me might mine more moreover most much must mustn't my myself near need neither
    never next no nobody none nor not nothing now o of off often oh old on once one one's ones only onto or other
    others otherwise ought our ours ourselves out over own part perhaps put quite rather really round said same saw say
    says see seem seemed seems seen several shall shan't she she'd she'll she's should shouldn't since so some somebody
    someone something sometimes somewhat soon still such take taken than that that's the thee their theirs them
    themselves then there there's therefore these they they'd they'll they're they've thing things think this those
    thou though thought three through thus thy till time to together told too took toward towards turned two under
    unless until up upon us very was wasn't way we we'd we'll we're we've well went were weren't what what's whatever
    when where whether which while who who's whole whom whose why will with within without won't would wouldn't yes yet
    you you'd you'll you're you've your yours yourself yourselves ye 'tis 'twas ain't mr mrs miss dr sir
    day days man men great good nor every till asked want wanted tell ask something anything makes making taking
    looking saying seeing coming felt feel heard hear found find day night""")

SAID = frozenset({"said", "asked", "says"})

SPEECH_VERBS = words("""said says say saying asked asks replied replies cried cries answered answers returned whispered murmured muttered
    exclaimed remarked observed continued added inquired enquired demanded shouted called began declared responded
    interrupted repeated rejoined interposed retorted suggested protested urged gasped sighed laughed growled screamed
    stammered groaned explained announced ejaculated insisted agreed admitted assented pleaded begged sobbed snapped
    grumbled chuckled hissed roared bawled yelled drawled faltered pursued proceeded resumed concluded commented
    persisted objected ventured volunteered echoed mused thundered shrieked wailed panted croaked commanded ordered
    assured informed reminded warned told confessed acknowledged affirmed argued quoth""")
