# writes the question files from title, description, params, body; prefixes found by use
import re
P={'dcterms':'http://purl.org/dc/terms/','modality':'https://w3id.org/tipgraph/concept/modality/','polarity':'https://w3id.org/tipgraph/concept/polarity/','prov':'http://www.w3.org/ns/prov#','qb':'http://purl.org/linked-data/cube#','rdf':'http://www.w3.org/1999/02/22-rdf-syntax-ns#','schema':'https://schema.org/','sdmx-dimension':'http://purl.org/linked-data/sdmx/2009/dimension#','sdmx-measure':'http://purl.org/linked-data/sdmx/2009/measure#','skos':'http://www.w3.org/2004/02/skos/core#','tip':'https://w3id.org/tipgraph/ns#','xsd':'http://www.w3.org/2001/XMLSchema#','org':'http://www.w3.org/ns/org#','oa':'http://www.w3.org/ns/oa#'}
def q(name,title,desc,params,body):
    head=f"# title: {title}\n# description: {desc}\n# param: report optional ReportKey a report, e.g. AZE-2025\n"
    for p in params: head+=f"# param: {p}\n"
    code=re.sub(r'"[^"]*"','',re.sub(r'#.*','',body))
    pre=''.join(f"PREFIX {k}: <{v}>\n" for k,v in sorted(P.items()) if re.search(r'(?<![\w-])'+k+':',code))
    open(f'/work/wt-net/queries/{name}.rq','w').write(head+pre+"\n"+body.strip()+"\n")

SAID='''    ?evidenceNode prov:wasQuotedFrom ?sentence ; prov:wasAttributedTo/skos:notation ?by .
    ?sentence tip:number ?at ; schema:text ?words .'''
BEST='''  BIND(CONCAT(STR(100000 + ?at), "\\t", ?by, "\\t", ?words) AS ?said)'''
EV='''(STRAFTER(STRAFTER(MIN(?said), "\\t"), "\\t") AS ?evidence) (STRBEFORE(STRAFTER(MIN(?said), "\\t"), "\\t") AS ?source)'''
COUNTRY='country optional string a country, e.g. AZE'

# The edition on the same country before this one, as a pattern: no other between the two.
def before(rep='?report',g='?g',earlier='?earlier',h='?h'):
    return f'''  GRAPH {g} {{ {g} dcterms:identifier {rep} ; dcterms:spatial ?land ; tip:edition ?edition }}
  GRAPH {h} {{ {h} dcterms:identifier {earlier} ; dcterms:spatial ?land ; tip:edition ?older }}
  FILTER(STR(?older) < STR(?edition))
  FILTER NOT EXISTS {{
    GRAPH ?i {{ ?i dcterms:spatial ?land ; tip:edition ?between }}
    FILTER(STR(?between) > STR(?older) && STR(?between) < STR(?edition))
  }}'''

q('tier-movers','Tier movers','Countries whose tier is another than in the edition before that the graph has, with what the text says of the efforts.',[COUNTRY],f'''
SELECT ?report ?country ?tier_before ?tier ?efforts
       {EV}
WHERE {{
{before()}
  GRAPH ?g {{
    ?fact a tip:TierRanking ; tip:polarity polarity:affirmed ; tip:tier/skos:notation ?tier ; tip:bestEvidence ?rankingNode ;
      tip:country/skos:notation ?country .
    ?rankingNode prov:wasQuotedFrom ?rankingSentence ; prov:wasAttributedTo/skos:notation ?ranker .
    ?rankingSentence schema:text ?ranking .
    OPTIONAL {{
      ?effort a tip:EffortTrend ; tip:polarity polarity:affirmed ; tip:pillar/skos:notation "overall" ;
        tip:trend/skos:notation ?trend ; tip:bestEvidence ?effortNode .
      ?effortNode prov:wasQuotedFrom/schema:text ?opening ; prov:wasAttributedTo/skos:notation ?opener .
    }}
  }}
  GRAPH ?h {{
    ?old a tip:TierRanking ; tip:polarity polarity:affirmed ; tip:tier/skos:notation ?tier_before .
  }}
  FILTER(?tier != ?tier_before)
  BIND(COALESCE(STR(?trend), "") AS ?efforts)
  # The sentence on the efforts gives the reason; where there is none, the ranking's own.
  BIND(CONCAT("1\\t", COALESCE(?opener, ?ranker), "\\t", COALESCE(?opening, ?ranking)) AS ?said)
}}
GROUP BY ?report ?country ?tier_before ?tier ?efforts
ORDER BY ?report ?tier_before ?tier
''')
q('watch-list','Years on the Watch List','How many editions in a row, of those that the graph has, a country has been on Tier 2 Watch List.',[COUNTRY],f'''
SELECT ?report ?country (COUNT(DISTINCT ?year) AS ?in_a_row)
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report ; tip:edition ?edition ; dcterms:spatial ?land .
    ?land skos:notation ?country .
    ?fact a tip:TierRanking ; tip:polarity polarity:affirmed ; tip:tier/skos:notation "2WL" ; tip:bestEvidence ?evidenceNode .
{SAID}
  }}
  GRAPH ?h {{
    ?h dcterms:spatial ?land ; tip:edition ?year .
    ?earlier a tip:TierRanking ; tip:polarity polarity:affirmed ; tip:tier/skos:notation "2WL" .
  }}
  FILTER(STR(?year) <= STR(?edition))
  # No other tier between that edition and this one.
  FILTER NOT EXISTS {{
    GRAPH ?i {{
      ?i dcterms:spatial ?land ; tip:edition ?between .
      ?other a tip:TierRanking ; tip:polarity polarity:affirmed ; tip:tier/skos:notation ?another .
    }}
    FILTER(?another != "2WL" && STR(?between) > STR(?year) && STR(?between) < STR(?edition))
  }}
{BEST}
}}
GROUP BY ?report ?country
ORDER BY ?report
''')
q('role-order','Source, transit or destination: the order','Which of the three the text calls a country first, second and third.',[COUNTRY],f'''
SELECT ?report ?country ?role (COUNT(DISTINCT ?other) + 1 AS ?place)
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact a tip:CountryRole ; tip:polarity polarity:affirmed ; tip:country/skos:notation ?country ; tip:role/skos:notation ?role ;
      tip:bestEvidence ?evidenceNode .
    ?evidenceNode oa:start ?start .
{SAID}
    OPTIONAL {{
      ?rival a tip:CountryRole ; tip:polarity polarity:affirmed ; tip:country/skos:notation ?country ;
        tip:role/skos:notation ?other ; tip:bestEvidence/oa:start ?before .
      FILTER(?other != ?role && ?before < ?start)
    }}
  }}
{BEST}
}}
GROUP BY ?report ?country ?role
ORDER BY ?report ?country ?place ?role
''')
MOD='''  VALUES (?how ?modality) {
    (modality:asserted "asserted") (modality:past "past") (modality:at-risk "at-risk") (modality:possible "at-risk")
  }
'''
ROUTE='''    ?g dcterms:identifier ?report .
    ?fact a tip:Route ; tip:polarity polarity:affirmed ; tip:bestEvidence ?evidenceNode .
    ?fact tip:origin/skos:notation ?origin ; tip:destination/skos:notation ?destination .'''
q('chains','Chains through transit','From where through where to where.',['via optional string a country, e.g. TUR'],f'''
SELECT ?report ?origin ?via ?destination ?exploitation
       {EV}
WHERE {{
  GRAPH ?g {{
{ROUTE.replace(" ; tip:destination/skos:notation ?destination ."," ; tip:via/skos:notation ?via ; tip:destination/skos:notation ?destination .")}
    OPTIONAL {{ ?fact tip:exploitation/skos:notation ?form }}
{SAID}
  }}
  BIND(COALESCE(STR(?form), "") AS ?exploitation)
{BEST}
}}
GROUP BY ?report ?origin ?via ?destination ?exploitation
ORDER BY ?report ?origin ?via ?destination ?exploitation
''')
q('regions','Regions for unnamed countries','Where the text names a region in the place of countries, at which end of a route, and what is at the other end.',['region optional string a region, e.g. region:europe'],f'''
SELECT ?report ?region ?end ?other
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact a tip:Route ; tip:polarity polarity:affirmed ; tip:bestEvidence ?evidenceNode .
    {{ ?fact tip:origin/skos:notation ?region OPTIONAL {{ ?fact tip:destination/skos:notation ?far }} BIND("origin" AS ?end) }}
    UNION
    {{ ?fact tip:destination/skos:notation ?region OPTIONAL {{ ?fact tip:origin/skos:notation ?far }} BIND("destination" AS ?end) }}
{SAID}
  }}
  FILTER(STRSTARTS(?region, "region:"))
  BIND(COALESCE(STR(?far), "") AS ?other)
{BEST}
}}
GROUP BY ?report ?region ?end ?other
ORDER BY ?report ?region ?end ?other
''')
q('hubs','Hubs by year','Countries and regions by edition: with how many others routes link them, as destination and as origin.',['place optional string a country or region, e.g. ARE','year optional string an edition, e.g. 2025'],f'''
SELECT ?year ?place (COUNT(DISTINCT ?from) AS ?incoming) (COUNT(DISTINCT ?to) AS ?outgoing) (COUNT(DISTINCT ?report) AS ?reports)
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report ; tip:edition ?edition .
    ?fact a tip:Route ; tip:polarity polarity:affirmed ; tip:bestEvidence ?evidenceNode .
    {{ ?fact tip:destination/skos:notation ?place ; tip:origin/skos:notation ?from FILTER(?from != ?place) }}
    UNION
    {{ ?fact tip:origin/skos:notation ?place ; tip:destination/skos:notation ?to FILTER(?to != ?place) }}
{SAID}
  }}
  BIND(STR(?edition) AS ?year)
{BEST}
}}
GROUP BY ?year ?place
ORDER BY ?year DESC(?incoming + ?outgoing) ?place
''')
q('both-ends','Pairs named by both ends','Routes of which a report on the origin and a report on the destination tell; the report is the one on the destination.',['origin optional string a country, e.g. AZE','destination optional string a country, e.g. TUR'],f'''
SELECT ?report ?origin_report ?origin ?destination
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report ; dcterms:spatial ?there .
    ?fact a tip:Route ; tip:polarity polarity:affirmed ; tip:origin ?here ; tip:destination ?there ; tip:bestEvidence ?evidenceNode .
    ?here skos:notation ?origin . ?there skos:notation ?destination .
{SAID}
  }}
  FILTER(?here != ?there)
  GRAPH ?h {{
    ?h dcterms:identifier ?origin_report ; dcterms:spatial ?here .
    ?same a tip:Route ; tip:polarity polarity:affirmed ; tip:origin ?here ; tip:destination ?there .
  }}
{BEST}
}}
GROUP BY ?report ?origin_report ?origin ?destination
ORDER BY ?report ?origin_report ?origin ?destination
''')
def flow(status,has,lacks):
    return f'''  {{
{before()}
    BIND("{status}" AS ?flow)
    GRAPH {has} {{
      ?fact a tip:Route ; tip:polarity polarity:affirmed ; tip:origin ?from ; tip:destination ?to ; tip:bestEvidence ?evidenceNode .
      ?from skos:notation ?origin . ?to skos:notation ?destination .
      ?evidenceNode prov:wasQuotedFrom ?sentence ; prov:wasAttributedTo/skos:notation ?by .
      ?sentence tip:number ?at ; schema:text ?words .
    }}
    FILTER NOT EXISTS {{ GRAPH {lacks} {{ ?other a tip:Route ; tip:polarity polarity:affirmed ; tip:origin ?from ; tip:destination ?to }} }}
  }}'''
q('flows','Flows that appear or vanish','Routes that an edition tells of and the edition before on the same country does not, or the other way round.',['flow optional string appears or vanishes'],f'''
SELECT ?report ?earlier ?flow ?origin ?destination
       {EV}
WHERE {{
{flow("appears","?g","?h")}
  UNION
{flow("vanishes","?h","?g")}
{BEST}
}}
GROUP BY ?report ?earlier ?flow ?origin ?destination
ORDER BY ?report ?flow ?origin ?destination
''')
q('actual-or-risk','Actual against at risk','Which routes are said to be actual, which were so in the past, and of which only the danger is told.',['origin optional string a country, e.g. AZE','destination optional string a country, e.g. TUR'],f'''
SELECT ?report ?origin ?destination ?exploitation (MAX(?is_actual) AS ?actual) (MAX(?is_past) AS ?past) (MAX(?is_risk) AS ?at_risk)
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact a tip:Route ; tip:polarity polarity:affirmed ; tip:modality ?how ; tip:bestEvidence ?evidenceNode .
    ?fact tip:destination/skos:notation ?destination .
    OPTIONAL {{ ?fact tip:origin/skos:notation ?from }}
    OPTIONAL {{ ?fact tip:exploitation/skos:notation ?form }}
{SAID}
  }}
  BIND(COALESCE(STR(?from), "") AS ?origin)
  BIND(COALESCE(STR(?form), "") AS ?exploitation)
  BIND(IF(?how = modality:asserted, "yes", "") AS ?is_actual)
  BIND(IF(?how = modality:past, "yes", "") AS ?is_past)
  BIND(IF(?how IN (modality:at-risk, modality:possible), "yes", "") AS ?is_risk)
  # The sentence that says most: what is actual before what was, and that before a danger.
  BIND(CONCAT(IF(?is_actual = "yes", "1", IF(?is_past = "yes", "2", "3")), STR(100000 + ?at), "\\t", ?by, "\\t", ?words) AS ?said)
}}
GROUP BY ?report ?origin ?destination ?exploitation
ORDER BY ?report ?origin ?destination ?exploitation
''')

q('form-by-leg','Form by leg','The 28 cells of hand-coded data sets as a table: seven forms, each at home, as source, in transit and at the destination.',['form optional string e.g. forced-labor'],f"""
SELECT ?report ?form (MIN(?internal_cell) AS ?internal) (MIN(?source_cell) AS ?source_country) (MIN(?transit_cell) AS ?transit)
       (MIN(?destination_cell) AS ?destination)
       (STRAFTER(STRAFTER(MIN(?said), "\\t"), "\\t") AS ?evidence) (STRBEFORE(STRAFTER(MIN(?said), "\\t"), "\\t") AS ?source)
WHERE {{
  CELLS
  BIND(IF(?value = "1", "Yes", IF(?value = "2", "No", "No mention")) AS ?word)
}}
""") if False else None
FACT=lambda cls: f"""    ?g dcterms:identifier ?report .
    ?fact a {cls} ; tip:polarity polarity:affirmed ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode ."""
DONE="""  FILTER(?modality NOT IN (modality:recommended, modality:planned))"""
q('light-penalties','Light penalties','Offences whose longest prescribed penalty is below a number of years.',['years required integer penalties below so many years, e.g. 4'],f"""
SELECT ?report ?law ?offence ?victims ?min_years ?max_years
       {EV}
WHERE {{
  GRAPH ?g {{
{FACT("tip:Penalty")}
    ?fact tip:law/skos:prefLabel ?law ; tip:maxYears ?most .
    OPTIONAL {{ ?fact tip:minYears ?least }}
    OPTIONAL {{ ?fact tip:offence/skos:notation ?the_offence }}
    OPTIONAL {{ ?fact tip:victims/skos:notation ?the_victims }}
{SAID}
  }}
{DONE}
  FILTER(?most < ?years)
  BIND(STR(?most) AS ?max_years)
  BIND(COALESCE(STR(?least), "") AS ?min_years)
  BIND(COALESCE(STR(?the_offence), "") AS ?offence)
  BIND(COALESCE(STR(?the_victims), "") AS ?victims)
{BEST}
}}
GROUP BY ?report ?law ?offence ?victims ?min_years ?max_years
ORDER BY ?report ?law ?offence ?victims
""")
STAT="""    ?fact a qb:Observation ; tip:polarity polarity:affirmed ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode .
    ?fact tip:indicator/skos:notation ?indicator ; sdmx-measure:obsValue ?number ."""
q('law-enforcement','Investigations, prosecutions and convictions by year','The figures with their years, and the change from the figure of the year before that the same source counts alike.',['indicator optional string investigations, prosecutions or convictions'],f"""
SELECT ?report ?indicator ?qualifier ?year ?value ?year_before ?value_before ?change
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
{STAT}
    ?fact sdmx-dimension:refPeriod ?when .
    OPTIONAL {{ ?fact tip:qualifier ?narrowed }}
{SAID}
  }}
{DONE}
  FILTER(?indicator IN ("investigations", "prosecutions", "convictions"))
  BIND(COALESCE(STR(?narrowed), "") AS ?qualifier)
  BIND(STR(?when) AS ?year)
  BIND(STR(?number) AS ?value)
  OPTIONAL {{
    GRAPH ?g {{
      ?old a qb:Observation ; tip:polarity polarity:affirmed ; tip:indicator/skos:notation ?indicator ;
        sdmx-measure:obsValue ?older ; sdmx-dimension:refPeriod ?then ; tip:bestEvidence/prov:wasAttributedTo/skos:notation ?by .
      OPTIONAL {{ ?old tip:qualifier ?old_narrowed }}
    }}
    FILTER(COALESCE(STR(?old_narrowed), "") = COALESCE(STR(?narrowed), ""))
    FILTER(xsd:integer(STR(?then)) + 1 = xsd:integer(STR(?when)))
  }}
  BIND(COALESCE(STR(?then), "") AS ?year_before)
  BIND(COALESCE(STR(?older), "") AS ?value_before)
  BIND(COALESCE(STR(?number - ?older), "") AS ?change)
{BEST}
}}
GROUP BY ?report ?indicator ?qualifier ?year ?value ?year_before ?value_before ?change
ORDER BY ?report ?indicator ?qualifier ?year xsd:integer(?value)
""")
q('unreported-years','How long it was not reported','What the government did not report, and in how many editions of those that the graph has.',[COUNTRY],f"""
SELECT ?country ?indicator (COUNT(DISTINCT ?report) AS ?editions) (MIN(STR(?edition)) AS ?first) (MAX(STR(?edition)) AS ?last)
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report ; tip:edition ?edition ; dcterms:spatial/skos:notation ?country .
    ?fact a tip:UnreportedFigure ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode ; tip:indicator/skos:notation ?indicator .
{SAID}
  }}
{DONE}
{BEST}
}}
GROUP BY ?country ?indicator
ORDER BY ?country DESC(?editions) ?indicator
""")
q('complicity','Complicity of officials','Officials as perpetrators, and figures on complicit officials.',[],f"""
SELECT ?report ?what ?value ?year
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact tip:polarity polarity:affirmed ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode .
    {{ ?fact a tip:PerpetratorMention ; tip:perpetrator/skos:notation "complicit-official" BIND("complicit-official" AS ?what) }}
    UNION
    {{
      ?fact a qb:Observation ; tip:indicator/skos:notation ?what ; sdmx-measure:obsValue ?number .
      OPTIONAL {{ ?fact sdmx-dimension:refPeriod ?when }}
      OPTIONAL {{ ?fact tip:qualifier ?narrowed }}
      FILTER(?what = "complicity-cases" || REGEX(COALESCE(STR(?narrowed), ""), "(^|,)(official|complicit)"))
    }}
{SAID}
  }}
{DONE}
  BIND(COALESCE(STR(?number), "") AS ?value)
  BIND(COALESCE(STR(?when), "") AS ?year)
{BEST}
}}
GROUP BY ?report ?what ?value ?year
ORDER BY ?report ?what ?year ?value
""")
REL="""    ?fact a tip:Relation ; tip:polarity polarity:affirmed ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode .
    ?fact rdf:subject/skos:prefLabel ?actor ; tip:relation/skos:notation ?relation ; rdf:object/skos:prefLabel ?object ."""
def relation(name,title,desc,which):
    q(name,title,desc,['actor optional string the name of a body'],f"""
SELECT ?report ?actor ?relation ?object
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
{REL}
{SAID}
  }}
{DONE}
  FILTER(?relation IN ({which}))
{BEST}
}}
GROUP BY ?report ?actor ?relation ?object
ORDER BY ?report ?actor ?relation ?object
""")
relation('identification','Identification and referral','Who identifies victims and refers them where.','"identifies", "refers-to"')
relation('partners','Who works with whom','Bodies that cooperate.','"cooperates-with"')
q('victim-figures','Victims identified and assisted','Counts of victims who were identified, referred, sheltered and assisted.',['indicator optional string e.g. victims-identified'],f"""
SELECT ?report ?indicator ?qualifier ?year ?value
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
{STAT}
    OPTIONAL {{ ?fact sdmx-dimension:refPeriod ?when }}
    OPTIONAL {{ ?fact tip:qualifier ?narrowed }}
{SAID}
  }}
{DONE}
  FILTER(STRSTARTS(?indicator, "victims-"))
  BIND(COALESCE(STR(?narrowed), "") AS ?qualifier)
  BIND(COALESCE(STR(?when), "") AS ?year)
  BIND(STR(?number) AS ?value)
{BEST}
}}
GROUP BY ?report ?indicator ?qualifier ?year ?value
ORDER BY ?report ?indicator ?qualifier ?year xsd:integer(?value)
""")
q('shelters','Shelters: who runs, for whom, who pays','Each shelter with who runs it, where, how large, whom it serves and who funds it.',[],f"""
SELECT ?report ?shelter ?operator ?place ?capacity ?serves ?payer
       {EV}
WHERE {{
  GRAPH ?g {{
{FACT("tip:FacilityMention")}
    ?fact tip:facilityKind/skos:notation ?kind ; tip:facility ?house .
    ?house skos:prefLabel ?shelter .
    OPTIONAL {{ ?fact tip:operator/skos:prefLabel ?runs }}
    OPTIONAL {{ ?fact tip:place ?where }}
    OPTIONAL {{ ?fact tip:capacity ?room }}
    OPTIONAL {{ ?provision a tip:ServiceProvision ; tip:polarity polarity:affirmed ; tip:facility ?house ; tip:beneficiary ?whom }}
    OPTIONAL {{
      ?funding a tip:Relation ; tip:polarity polarity:affirmed ; tip:relation/skos:notation "funds" ; rdf:object ?house ;
        rdf:subject/skos:prefLabel ?pays .
    }}
{SAID}
  }}
{DONE}
  FILTER(?kind IN ("shelter", "assistance-center"))
  BIND(COALESCE(STR(?runs), "") AS ?operator)
  BIND(COALESCE(STR(?where), "") AS ?place)
  BIND(COALESCE(STR(?room), "") AS ?capacity)
  BIND(COALESCE(STR(?whom), "") AS ?serves)
  BIND(COALESCE(STR(?pays), "") AS ?payer)
{BEST}
}}
GROUP BY ?report ?shelter ?operator ?place ?capacity ?serves ?payer
ORDER BY ?report ?shelter ?operator ?place ?capacity ?serves ?payer
""")
q('service-providers','Government or NGO services','Which services the government gives and which others give, by the body that gives them or runs the facility.',['provider optional string government, ngo or other'],f"""
SELECT ?report ?provider ?body ?service
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact tip:polarity polarity:affirmed ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode .
    {{
      ?fact a tip:Relation ; rdf:subject ?giver ; tip:relation/skos:notation "provides" ; rdf:object/skos:prefLabel ?service .
    }} UNION {{
      ?fact a tip:ServiceProvision ; tip:facility ?house ; tip:service/skos:prefLabel ?service .
      ?mention a tip:FacilityMention ; tip:polarity polarity:affirmed ; tip:facility ?house ; tip:operator ?giver .
    }}
    ?giver skos:prefLabel ?body ; org:classification/skos:notation ?kind .
{SAID}
  }}
{DONE}
  BIND(IF(?kind = "ngo", "ngo", IF(?kind IN ("international-organization", "media", "other"), "other", "government")) AS ?provider)
{BEST}
}}
GROUP BY ?report ?provider ?body ?service
ORDER BY ?report ?provider ?body ?service
""")
q('penalized-victims','Victims penalized','Sentences on victims who were detained, fined, deported or punished for what traffickers made them do.',[],f"""
SELECT ?report ?pillar ?statement
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?sentence dcterms:isPartOf ?g ; tip:section/skos:notation ?pillar ; tip:number ?at ; schema:text ?words .
  }}
  BIND(LCASE(?words) AS ?lower)
  # What the text says of victims and of punishment in one sentence, and not what it recommends.
  FILTER(?pillar != "recommendations" && REGEX(?lower, "victim"))
  FILTER(REGEX(?lower, "penali[sz]|inappropriately|unlawful acts|(arrest|detain|fin|deport|punish|jail|imprison|charg)ed [a-z, -]{{0,40}}victims|victims [a-z, -]{{0,60}}(arrest|detain|fin|deport|punish|jail|imprison|charg)ed"))
  BIND(?words AS ?statement)
  BIND("report" AS ?by)
{BEST}
}}
GROUP BY ?report ?pillar ?statement
ORDER BY ?report ?pillar ?statement
""")
q('remedies','Permits and compensation','Residence permits, restitution and compensation: figures, services and amounts.',[],f"""
SELECT ?report ?what ?value ?year
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact tip:polarity polarity:affirmed ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode .
    {{
      ?fact a qb:Observation ; tip:indicator/skos:notation ?what ; sdmx-measure:obsValue ?number .
      OPTIONAL {{ ?fact sdmx-dimension:refPeriod ?when }}
    }} UNION {{
      ?fact a tip:ServiceProvision ; tip:service/skos:notation ?what
    }} UNION {{
      ?fact a tip:Funding ; tip:purpose/skos:notation ?what ; tip:amount ?number .
      OPTIONAL {{ ?fact tip:year ?when }}
    }}
{SAID}
  }}
{DONE}
  FILTER(REGEX(?what, "permit|residen|restitution|compensation|allowance"))
  BIND(COALESCE(STR(?number), "") AS ?value)
  BIND(COALESCE(STR(?when), "") AS ?year)
{BEST}
}}
GROUP BY ?report ?what ?value ?year
ORDER BY ?report ?what ?year ?value
""")
q('prevention','Plan, coordinator, hotline, campaigns, training','What a government has and does to prevent trafficking.',['what optional string plan, coordinator, hotline, training or campaign'],f"""
SELECT ?report ?what ?name ?value
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact tip:polarity polarity:affirmed ; tip:modality ?modality ; tip:bestEvidence ?evidenceNode .
    {{
      ?fact a tip:PlanStatus ; tip:plan/skos:prefLabel ?name OPTIONAL {{ ?fact tip:status/skos:notation ?is }} BIND("plan" AS ?what)
    }} UNION {{
      ?fact a tip:ActorMention ; tip:body/skos:prefLabel ?name ; tip:actorKind/skos:notation ?kind .
      FILTER(?kind IN ("coordinator", "commission", "working-group")) BIND("coordinator" AS ?what)
    }} UNION {{
      ?fact a tip:FacilityMention ; tip:facility/skos:prefLabel ?name ; tip:facilityKind/skos:notation "hotline" BIND("hotline" AS ?what)
    }} UNION {{
      ?fact a qb:Observation ; tip:indicator/skos:notation ?name ; sdmx-measure:obsValue ?is .
      FILTER(REGEX(?name, "train|campaign|awareness")) BIND(IF(REGEX(?name, "train"), "training", "campaign") AS ?what)
    }}
{SAID}
  }}
  FILTER(?modality != modality:recommended)
  BIND(COALESCE(STR(?is), "") AS ?value)
{BEST}
}}
GROUP BY ?report ?what ?name ?value
ORDER BY ?report ?what ?name ?value
""")
q('money-change','Money against last year','Amounts for the same purpose in the same currency: of a year and of the year before, as one report tells them.',['purpose optional string e.g. victim-assistance'],f"""
SELECT ?report ?purpose ?currency ?year ?amount ?year_before ?amount_before ?change
       {EV}
WHERE {{
  GRAPH ?g {{
{FACT("tip:Funding")}
    ?fact tip:purpose/skos:notation ?purpose ; tip:currency/skos:notation ?currency ; tip:amount ?money ; tip:year ?when .
    ?old a tip:Funding ; tip:polarity polarity:affirmed ; tip:purpose/skos:notation ?purpose ; tip:currency/skos:notation ?currency ;
      tip:amount ?older ; tip:year ?then .
{SAID}
  }}
{DONE}
  FILTER(xsd:integer(STR(?then)) + 1 = xsd:integer(STR(?when)))
  BIND(STR(?when) AS ?year)
  BIND(STR(?then) AS ?year_before)
  BIND(STR(?money) AS ?amount)
  BIND(STR(?older) AS ?amount_before)
  BIND(STR(?money - ?older) AS ?change)
{BEST}
}}
GROUP BY ?report ?purpose ?currency ?year ?amount ?year_before ?amount_before ?change
ORDER BY ?report ?purpose ?year ?amount
""")
q('recommendations-repeated','Recommendations repeated','Recommendations that several editions on a country print in the same words; `tipgraph compare` finds those in other words.',[COUNTRY],f"""
SELECT ?country ?text (COUNT(DISTINCT ?report) AS ?editions) (MIN(STR(?edition)) AS ?first) (MAX(STR(?edition)) AS ?last)
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report ; tip:edition ?edition ; dcterms:spatial/skos:notation ?country .
    ?fact a tip:Recommendation ; schema:text ?text ; tip:bestEvidence ?evidenceNode .
{SAID}
  }}
{BEST}
}}
GROUP BY ?country ?text
HAVING(COUNT(DISTINCT ?report) > 1)
ORDER BY ?country DESC(?editions) ?text
""")
q('told-by','Who says it','How many facts each source is named for, by class of fact.',['by optional string a source, e.g. media'],f"""
SELECT ?report ?by ?kind (COUNT(DISTINCT ?fact) AS ?facts)
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact a ?class ; tip:bestEvidence ?evidenceNode .
{SAID}
  }}
  BIND(IF(?class = qb:Observation, "Statistic", REPLACE(STR(?class), "^.*#", "")) AS ?kind)
{BEST}
}}
GROUP BY ?report ?by ?kind
ORDER BY ?report ?by DESC(?facts) ?kind
""")
q('unasserted','Denied, hedged or past facts','Facts that the text denies, hedges, recommends or tells of the past.',['polarity optional string affirmed or denied','modality optional string e.g. at-risk'],f"""
SELECT ?report ?kind ?fact ?polarity ?modality
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
    ?fact a ?class ; tip:polarity/skos:notation ?polarity ; tip:modality/skos:notation ?modality ; tip:bestEvidence ?evidenceNode .
{SAID}
  }}
  FILTER(?polarity != "affirmed" || ?modality != "asserted")
  # What is only recommended is told by the recommendations, and a lack is denied by its nature.
  FILTER(?class NOT IN (tip:Recommendation, tip:Gap, tip:UnreportedFigure))
  BIND(IF(?class = qb:Observation, "Statistic", REPLACE(STR(?class), "^.*#", "")) AS ?kind)
{BEST}
}}
GROUP BY ?report ?kind ?fact ?polarity ?modality
ORDER BY ?report ?kind ?polarity ?modality ?fact
""")
q('disagreements','Two sources that disagree','The same thing counted for the same year by two sources, with two numbers.',['indicator optional string e.g. convictions'],f"""
SELECT ?report ?indicator ?qualifier ?year ?value ?other_value ?other_source ?other_sentence
       {EV}
WHERE {{
  GRAPH ?g {{
    ?g dcterms:identifier ?report .
{STAT}
    ?fact sdmx-dimension:refPeriod ?when .
    OPTIONAL {{ ?fact tip:qualifier ?narrowed }}
{SAID}
    ?other a qb:Observation ; tip:polarity polarity:affirmed ; tip:indicator/skos:notation ?indicator ;
      sdmx-measure:obsValue ?another ; sdmx-dimension:refPeriod ?when ; tip:bestEvidence ?otherNode .
    OPTIONAL {{ ?other tip:qualifier ?other_narrowed }}
    ?otherNode prov:wasQuotedFrom/schema:text ?other_sentence ; prov:wasAttributedTo/skos:notation ?other_source .
  }}
{DONE}
  FILTER(?by < ?other_source && ?number != ?another)
  FILTER(COALESCE(STR(?narrowed), "") = COALESCE(STR(?other_narrowed), ""))
  BIND(COALESCE(STR(?narrowed), "") AS ?qualifier)
  BIND(STR(?when) AS ?year)
  BIND(STR(?number) AS ?value)
  BIND(STR(?another) AS ?other_value)
{BEST}
}}
GROUP BY ?report ?indicator ?qualifier ?year ?value ?other_value ?other_source ?other_sentence
ORDER BY ?report ?indicator ?qualifier ?year ?value ?other_value
""")
q('silence','Silence','What the edition before on the same country counted, and this one neither counts nor says to be unreported.',['indicator optional string e.g. convictions'],f"""
SELECT ?report ?earlier ?indicator
       {EV}
WHERE {{
{before()}
  GRAPH ?h {{
    ?old a qb:Observation ; tip:polarity polarity:affirmed ; tip:indicator ?topic ; tip:bestEvidence ?evidenceNode .
    ?topic skos:notation ?indicator .
{SAID}
  }}
  FILTER NOT EXISTS {{ GRAPH ?g {{ ?new tip:indicator ?topic }} }}
{BEST}
}}
GROUP BY ?report ?earlier ?indicator
ORDER BY ?report ?indicator
""")
ind=open('/work/wt-net/queries/indicators.rq').read()
inner=ind[ind.index('WHERE {'):ind.index('GROUP BY')].rstrip()
inner='\n'.join('    '+l if l else l for l in inner.split('\n'))
cell=lambda leg,name: f'(MAX(IF(?leg = "{leg}", ?word, "")) AS ?{name})'
q('form-by-leg','Form by leg','The 28 cells of hand-coded data sets as a table: seven forms, each at home, as source, in transit and at the destination; Yes, No or No mention.',['form optional string e.g. forced-labor'],f'''
SELECT ?report ?form {cell("internal","internal")} {cell("source","as_source")}
       {cell("transit","in_transit")} {cell("destination","as_destination")}
       (STRAFTER(STRAFTER(MIN(?best), "\\t"), "\\t") AS ?evidence) (STRBEFORE(STRAFTER(MIN(?best), "\\t"), "\\t") AS ?source)
WHERE {{
  # As the view `indicators` has them, one row a cell.
  {{
    SELECT ?report ?form ?leg (MIN(?cell) AS ?best)
           (IF(STRSTARTS(MIN(?cell), "1"), "Yes", IF(STRSTARTS(MIN(?cell), "2"), "No", "No mention")) AS ?word)
{inner}
    GROUP BY ?report ?form ?leg
  }}
}}
GROUP BY ?report ?form
ORDER BY ?report ?form
''')
