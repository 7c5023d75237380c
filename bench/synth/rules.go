package synth

// rules is the grammar of the articles. {T} is a rare name, {t} a rare common
// noun, {E} an entity of the docket, {N} a number.
var rules = parseGrammar(map[string]string{
	// What an article is made of beside its claims; always in the past tense,
	// so that no filling sentence can hold a claim's words.
	"filler": `{np} {past} {np} {pp}. | {np} {past} {np} {pp}, {aside}. | {opening}, {np} {past} {np} {pp}. | {opening}, {np} {past} {np}, and {np} {past} {np} {pp}.
		| {who} {past} {np} {pp}. | {who} and {who} {past} {np} {pp}, {aside}. | {np} {past} {np} {pp} because {np} {past} {np}.
		| {opening}, {who} {past} {np} that {np} {past} {pp}. | There {was} {N} {t} {pp}, {aside}. | {np}, which {np} {past} {pp}, {past} {np}.
		| Nobody at {np} {past} {np}; {np} {past} it {pp}. | {np} {past} {N} {t} {pp} and {past} {np}. | {who}'s {desk} {past} {np} -- {aside} -- {pp}.`,
	"who":     `{E} | the {body} of {T} | {first} {T} | {first} {T} | the {T} {desk}`,
	"first":   `Agnes | Bruno | Clara | Dietmar | Esther | Fritz | Gerda | Harald | Inge | Jost | Klara | Lothar | Mira | Norbert`,
	"was":     `was never | was only | was still | remained | was by then`,
	"opening": `On the same day | A week earlier | In a letter of {N} pages | At the {T} crossing | Before the session began | According to the minutes | Late at night | After {N} days of talks | In {T} | Two streets away | By all accounts | Without a vote | Under the {T} accord | For the first time since the {T} inquiry`,
	"aside":   `as the minutes show | though no record was kept | and not for the first time | which surprised few | at least on paper | to the dismay of {np} | much as {np} {past} {np} before | for reasons that stayed unclear | against the advice of {np} | with {N} votes to spare | the {t} aside | as {who} had feared`,
	"np": `the {T} {body} | the {body} | {adj} {t} | the {adj} {t} | a {adj} {thing} | the {T} {thing} | the {thing} of {T} | {N} {t} | its {adj} {thing} | the {body}'s {adj} {thing} | all {t} of {T} | the {adj} {T} {thing} | most of the {t}
		| a {thing} for {T} | the {desk} | the {thing} | their {t}`,
	"desk": `office | spokesman | press service | delegation | lawyers | staff | envoy | deputy`,
	"body": `commission | ministry | council | assembly | harbour authority | water board | court of audit | central bank | railway | border guard | electoral office | regulator | general staff | trade union | chamber | prosecutor | university | hospital trust | customs service | archive | fleet | parliament | secretariat | survey`,
	"thing": `bridge | pipeline | budget | treaty | tunnel | ferry line | census | ceasefire | inquiry | licence | reactor | loan | tariff | embargo | airfield | dam | register | mandate | convoy | corridor | quota | refinery | canal | hospital | satellite | ballot
		| garrison | school reform | pension fund | grain terminal | power station | border post | archive | bypass | hearing | curfew | evacuation | handover | vaccine | harvest | merger | patent | strike | verdict | warrant | subsidy`,
	"adj":  `new | old | northern | southern | disputed | provisional | costly | modest | secret | joint | public | second | final | quiet | early | hasty | overdue | narrow | generous | foreign | rural | coastal | unfinished | temporary | lawful | contested | ordinary | private | draft | annual | fragile | distant | partial | reliable | unlikely | earlier`,
	"past": `delayed | inspected | rejected | approved | reported | described | reopened | financed | abandoned | defended | postponed | examined | ignored | signed | questioned | published | corrected | replaced | supported | blocked | visited | measured | counted | promised | withdrew | repeated | welcomed | guarded | renamed | surrendered | repaired | recalled`,
	"pp":   `near {T} | in the {adj} {t} | before the {thing} | without the {body} | under {adj} supervision | across the {T} valley | for {N} days | at a cost of {N} million | despite the {adj} {thing} | along the {T} river | within the {body} | after the {T} vote | between {T} and {T} | over the {thing} | behind closed doors | since the {adj} {thing} | in spite of {np} | with {np}`,

	// What claims say, by kind.
	"statement":  `{np} {pres} {np} {pp} | {E} {pres} {np} {pp} | {np} never {pres} {np} {pp} | only {np} {pres} {np} in {T}`,
	"pres":       `delays | inspects | rejects | finances | controls | ignores | depends on | protects | guards | weakens | pays for | owns | blocks | replaces | hides | outlasts | costs more than | belongs to`,
	"denial":     `{np} did not {inf} {np} {pp} | {E} did not {inf} {np} {pp} | nobody in {T} had to {inf} {np} {pp}`,
	"inf":        `delay | inspect | reject | finance | control | ignore | shell | sell | block | replace | hide | leave | divide | close | cross | buy | shelter | bribe`,
	"prediction": `{np} will {inf} {np} {pp} | {E} will {inf} {np} {pp} | no one will {inf} {np} {pp} | within {N} days {np} will {inf} {np}`,
	"pledge":     `we will {do} {np} {pp} | the {T} {body} will {do} {np} {pp} | all {t} of {T} will get {np} {pp} | we will not {inf} {np} {pp}`,
	"do":         `rebuild | finance | publish | reopen | protect | double | finish | return | repair | open | equip | electrify`,
	"threat":     `we will {act} {np} {pp} | {np} {pp} will be answered with {force} | we shall {act} {np} unless {np} {pres} {np}`,
	"warning":    `{E} may {act} {np} {pp} | {np} may {act} {np} {pp} | there is a danger that {E} will {act} {np} {pp}`,
	"act":        `blockade | strike | occupy | cut off | sanction | expel | seize | mine | shell | disconnect | boycott | outlaw`,
	"force":      `sanctions of our own | every means we have | a {adj} blockade | the expulsion of {N} envoys | an end to the {thing}`,
	"response":   `{act} the {thing} near {T} | cut aid for the {adj} {thing} | close the {T} crossing | send {N} ships to {T} | suspend the {thing}`,
	"condition":  `if the {T} {body} {pres} the {thing} | if {np} {pres} {np} | should the {adj} {thing} fail | if {E} {pres} the {thing}`,
	"figure":     `in {T} | along the {T} river | after the {adj} {thing} | by the count of the {body} | under the {T} accord`,
	"stood":      `stood at | has reached | has fallen to | is now | comes to | rose to`,

	// What surrounds claims.
	"said":      `said | told reporters | argued | insisted | wrote in a statement | told the {body} | added | maintained`,
	"occasion":  `press briefing | interview | session of the {body} | speech in {T} | talks in {T} | written statement | hearing on the {thing} | visit to the {adj} {thing}`,
	"likely":    `likely | highly unlikely | almost certain | quite possible | expected | not excluded`,
	"note":      `The {body} counts the {t} differently, so the *{adj} {thing}* is left out here. | Told twice that day; the [longer wording](https://press.example/{t}) is the one kept. | The {T} {body} confirmed the wording. | Only the {desk} was present. **No recording** is known.`,
	"ruling":    `The {T} {body} {past} the {thing} {pp}. | Records of the {body} show that {np} {past} {np}. | No source that we read settles it; {np} {past} {np}. | The {thing} was open by then, and {np} {past} {np} {pp}. | By the count of the {body} it was {N} {t}, *not more*.`,
	"title":     `{E} {headline} {np} {pp} | {np} {headline} {np} | {E} and {E} differ over the {T} {thing} | New dates for the {T} {thing} | The {adj} {thing} that {T} never had | {np} {headline} {np} {pp}`,
	"headline":  `defends | delays | rejects | questions | reopens | doubts | promises | withdraws | corrects | buries | renames | inspects`,
	"heading":   `What the {body} knew | The {adj} {thing} | Two accounts of {T} | {N} days later | Who pays for the {thing} | The {T} question | What is left of the {t} | A {thing} without a date | Numbers from {T} | The {body} answers`,
	"happening": `the {T} {thing} open to the public | the last {t} out of {T} | the {T} {thing} handed over | the {T} {body} in its new house | the {T} accord in force | {T} without power cuts | the {T} {thing} finished`,
	"topic":     `the {T} {thing} | {T} and the {t} | the {adj} {thing} | {adj} {t} | the {thing} question`,
	"about":     `{np} {past} {np} {pp}, and has been followed here since. The {body} {past} the {adj} {thing}.`,
})
