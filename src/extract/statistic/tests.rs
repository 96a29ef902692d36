//! Sentences of the genre, with invented figures, and all rows of `statistics`, `unreported` and `funding` that they give.

use std::collections::BTreeSet;

use crate::extract;
use crate::fact::{Kind, Slot};
use crate::lexicon::Lexicon;
use crate::source::{Document, Origin, ReportKey, Section, SectionKind, Span};

/// The rows of one kind that a text of the section on protection gives, their columns joined by `|`.
fn rows(lexicon: &Lexicon, kind: Kind, text: &str) -> BTreeSet<String> {
    let key = ReportKey { country: "URY".into(), year: 2025 };
    let document = Document {
        title: key.to_string(),
        digest: String::new(),
        key,
        text: text.to_owned(),
        sections: vec![Section { kind: SectionKind::Protection, span: Span::new(0, text.len()) }],
        origin: Origin::default(),
    };
    let columns: &[Slot] = match kind {
        Kind::Statistic => &[Slot::Indicator, Slot::Value, Slot::Year, Slot::Qualifier],
        Kind::Unreported => &[Slot::Indicator, Slot::Year],
        _ => &[Slot::Amount, Slot::Currency, Slot::Usd, Slot::Year, Slot::Purpose],
    };
    let facts = extract::report(lexicon, document).facts;
    let row = |fact: &crate::fact::Fact| {
        let cell = |slot: &Slot| fact.slots.get(slot).map_or_else(String::new, crate::fact::Value::plain);
        columns.iter().map(cell).collect::<Vec<_>>().join("|")
    };
    facts.iter().filter(|f| f.kind == kind).map(row).collect()
}

/// Checks that each text gives exactly its rows.
fn check(kind: Kind, cases: &[(&str, &[&str])]) {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = rows(&lexicon, kind, text);
        let expected: BTreeSet<String> = expected.iter().map(|row| (*row).to_owned()).collect();
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn verbs_share_what_is_counted() {
    check(
        Kind::Statistic,
        &[
            (
                "The unit investigated, prosecuted, and convicted nine traffickers in 2014.",
                &["convictions|9|2014|", "investigations|9|2014|", "prosecutions|9|2014|"],
            ),
            (
                "Police, in cooperation with NGOs, identified and assisted 31 foreign victims in 2012, an increase from 22 in 2011.",
                &[
                    "victims-assisted|22|2011|foreign",
                    "victims-assisted|31|2012|foreign",
                    "victims-identified|22|2011|foreign",
                    "victims-identified|31|2012|foreign",
                ],
            ),
            (
                "Police arrested 48 suspects, prosecuted 30 alleged traffickers, and convicted 12.",
                &["arrests|48||", "convictions|12||", "prosecutions|30||"],
            ),
        ],
    );
}

#[test]
fn parts_of_a_whole() {
    check(
        Kind::Statistic,
        &[
            (
                "Police identified 60 victims in 2016. Of these, 41 were victims of sex trafficking and 19 of forced labor.",
                &[
                    "victims-identified|19|2016|forced-labor",
                    "victims-identified|41|2016|sex-trafficking",
                    "victims-identified|60|2016|",
                ],
            ),
            (
                "NGOs assisted 70 victims in 2013, 12 of whom were children.",
                &["victims-assisted|12|2013|children", "victims-assisted|70|2013|"],
            ),
            (
                "Courts convicted 11 traffickers, including four sex traffickers and seven labor traffickers.",
                &["convictions|11||", "convictions|4||sex-trafficking", "convictions|7||forced-labor"],
            ),
            (
                "The centers identified 52 potential and eight official victims. Of these, 33 were women.",
                &["victims-identified|33||women", "victims-identified|52||potential", "victims-identified|8||official"],
            ),
            (
                "Police identified 24 victims—nine adult females, 11 girls, and four males.",
                &[
                    "victims-identified|11||girls",
                    "victims-identified|24||",
                    "victims-identified|4||men",
                    "victims-identified|9||women",
                ],
            ),
            (
                "The office identified eight women, some of whom were forced to beg, and 21 men.",
                &["victims-identified|21||men", "victims-identified|8||women"],
            ),
            (
                "Police identified eight victims. Of these, five were female and the other three were male.",
                &["victims-identified|3||men", "victims-identified|5||women", "victims-identified|8||"],
            ),
            ("Police opened 14 potential trafficking investigations.", &["investigations|14||"]),
            (
                "Prosecutors initiated four prosecutions, one for sex trafficking and three for sex and labor trafficking.",
                &[
                    "prosecutions|1||sex-trafficking",
                    "prosecutions|3||forced-labor,sex-trafficking",
                    "prosecutions|4||",
                ],
            ),
            ("The unit investigated 11 cases, one of which was investigated for bribery.", &["investigations|11||"]),
            (
                "Consuls worked with NGOs to assist 30 women, including those identified in 2019.",
                &["victims-assisted|30||women"],
            ),
            ("The office referred to care 25 child victims in 2018.", &["victims-referred|25|2018|children"]),
            // What became of them says nothing of who they are.
            ("Police arrested 12 suspects. Among those arrested, one man was later released.", &["arrests|12||"]),
        ],
    );
}

#[test]
fn comparisons_and_brackets() {
    check(
        Kind::Statistic,
        &[
            (
                "Police identified 20 victims in 2018, compared with 14 victims identified in 2017 and nine in 2016.",
                &["victims-identified|14|2017|", "victims-identified|20|2018|", "victims-identified|9|2016|"],
            ),
            (
                "Prosecutors initiated 12 prosecutions against 19 defendants (eight in 2014).",
                &["prosecutions|12||"], // eight of which of the two?
            ),
            (
                "The government prosecuted six defendants in five cases, compared with three defendants in two cases last year.",
                &["prosecutions|3||", "prosecutions|6||"],
            ),
            ("Of the investigations, there were 30 for sex trafficking (compared with 25 in 2010).", &[]),
            (
                "In 2005, prosecutors charged 90 people, almost double the number charged in 2004.",
                &["prosecutions|90|2005|"],
            ),
            (
                "The unit identified 44 victims, fewer than in 2009, when it identified 61.",
                &["victims-identified|44||", "victims-identified|61|2009|"],
            ),
        ],
    );
}

#[test]
fn numbers_that_are_no_counts() {
    check(
        Kind::Statistic,
        &[
            ("Police charged a man in April 2009 under Article 2:239 of the penal code.", &[]),
            ("The law prescribes penalties of three to 10 years' imprisonment.", &[]),
            ("All but five of the identified victims came from abroad.", &[]),
            ("States reported 12, 15, and 40 victims respectively.", &[]),
            ("Police cooperated with Bolivian officials in one investigation.", &[]),
            (
                "Police opened nine investigations. Four of the investigations arose from referrals from officials.",
                &["investigations|9||"],
            ),
            (
                "Shelters assisted 30 men, compared with 20 and 15 men, respectively, in 2015 and 2014.",
                &["victims-assisted|30||men"],
            ),
            ("Courts heard the case of 40 women convicted on prostitution charges.", &[]),
            (
                "The shelter received 90 calls in 2011, while six calls were referred to police.",
                &["hotline-calls|90|2011|"],
            ),
            (
                "In 2012, courts convicted 19 traffickers, twice as many as in 2011; in addition, judges handed down six convictions for pimping.",
                &["convictions|19|2012|", "convictions|6|2012|"],
            ),
            (
                "In 2012, police opened 90 cases. According to the court, judges convicted 30 offenders that year, six of them for labor trafficking.",
                &["convictions|30|2012|", "convictions|6|2012|forced-labor", "investigations|90|2012|"],
            ),
            (
                "The hotline received 150 calls, 16 of which concerned fraud (120 and 11, respectively, in 2012).",
                &["hotline-calls|120|2012|", "hotline-calls|150||"],
            ),
            (
                "In 2012, prosecutors charged 33 individuals and obtained the conviction of 19.",
                &["convictions|19|2012|", "prosecutions|33|2012|"],
            ),
            (
                "Police identified nine victims in 2012 (four of sex trafficking and one of forced begging in 2011).",
                &[
                    "victims-identified|1|2011|forced-begging",
                    "victims-identified|4|2011|sex-trafficking",
                    "victims-identified|9|2012|",
                ],
            ),
            ("The bureau licensed 900 agencies and suspended 27 of them.", &[]),
            ("The ministry opened a shelter with a stated capacity of 60.", &["shelter-capacity|60||"]),
            ("The academy built the capacity of 60.", &[]),
            (
                "The two shelters assisted 41 victims in 2013, as against 22 in 2012.",
                &["victims-assisted|22|2012|", "victims-assisted|41|2013|"],
            ),
            ("Police identified 17 victims, the largest number since 2003.", &["victims-identified|17||"]),
            ("Between May 2016 and June 2017, courts convicted eight traffickers.", &["convictions|8||"]),
        ],
    );
}

#[test]
fn what_was_not_reported() {
    check(
        Kind::Unreported,
        &[
            ("The government did not report how many victims NGOs assisted in 2014.", &["victims-assisted|2014"]),
            ("The government did not report whether the committee met in 2014.", &["meetings|2014"]),
            ("The government did not report the number of victims it referred to shelters.", &["victims-referred|"]),
            (
                "The ministry did not report the number of victims who received legal assistance in 2014.",
                &["legal-assistance-recipients|2014"],
            ),
            ("Officials were unable to provide statistics on convictions.", &["convictions|"]),
            ("The government did not report the type of exploitation of the victims.", &[]),
            ("It was unclear how many victims the ministry assisted in 2017.", &["victims-assisted|2017"]),
            ("The academy did not disclose how many officials it trained.", &["officials-trained|"]),
            ("The academy did not report whether it trained judges.", &["trainings|"]),
            ("It was unclear to what extent victim statistics overlapped.", &[]),
            ("Officials did not provide enough information to identify victims.", &[]),
            ("The government did not report on formal procedures for identifying and referring victims.", &[]),
            (
                "The government did not report any seizures, nor did it report investigating complicit officials.",
                &["complicity-cases|", "seizures|"],
            ),
            (
                "The government did not disclose convictions for 2011, nor did the labor ministry report training judges.",
                &["convictions|2011", "trainings|"],
            ),
            (
                "The government did not report the number of victims it identified during the year or referred to shelters.",
                &["victims-identified|", "victims-referred|"],
            ),
            (
                "Inspectors did not report whether these inspections resulted in the identification of any victims.",
                &["victims-identified|"],
            ),
            ("The government did not report the amount allocated to the shelter.", &[]),
            ("Previously, the government had not reported how many victims it assisted.", &[]),
        ],
    );
}

#[test]
fn what_closes_a_list_is_of_all_its_members() {
    check(
        Kind::Statistic,
        &[
            (
                "In 2014, police identified 40 victims. Of the 40 victims, 12 children and nine adults were victims of forced \
                 labor, and two girls and 17 women were victims of sex trafficking.",
                &[
                    "victims-identified|40|2014|",
                    "victims-identified|12|2014|children,forced-labor",
                    "victims-identified|9|2014|adults,forced-labor",
                    "victims-identified|2|2014|girls,sex-trafficking",
                    "victims-identified|17|2014|sex-trafficking,women",
                ],
            ),
            (
                "In 2014, police identified 12 men, two boys, and four victims of forced labor.",
                &[
                    "victims-identified|12|2014|men",
                    "victims-identified|2|2014|boys",
                    "victims-identified|4|2014|forced-labor",
                ],
            ),
            (
                "Police conducted 90 sex and labor trafficking investigations in 2014.",
                &["investigations|90|2014|forced-labor,sex-trafficking"],
            ),
            (
                "In 2014, NGOs assisted a total of 30 victims and police referred nine victims. Of the total number of victims \
                 assisted, 21 were women.",
                &["victims-assisted|30|2014|", "victims-referred|9|2014|", "victims-assisted|21|2014|women"],
            ),
            (
                "In 2014, police identified 30 victims; nearly all (28) were foreign nationals.",
                &["victims-identified|30|2014|", "victims-identified|28|2014|foreign"],
            ),
        ],
    );
}

#[test]
fn officials_complicit_in_trafficking() {
    check(
        Kind::Statistic,
        &[
            ("In 2014, courts convicted two officials complicit in trafficking.", &["complicity-cases|2|2014|"]),
            ("In 2014, courts convicted two traffickers.", &["convictions|2|2014|"]),
        ],
    );
}

#[test]
fn years_that_are_no_time_of_a_count() {
    check(
        Kind::Statistic,
        &[
            (
                "Courts convicted five men under the Children's Act of 1998, compared with four in 2014.",
                &["convictions|5||men", "convictions|4|2014|men"],
            ),
            (
                "Police identified 30 victims in 2014; during the previous year, they identified 12 victims.",
                &["victims-identified|30|2014|", "victims-identified|12||"],
            ),
        ],
    );
}

#[test]
fn potential_official_and_confirmed_victims() {
    check(
        Kind::Statistic,
        &[
            (
                "Police identified 42 potential victims in 2014. Thirty were identified as potential victims and 12 were \
                 officially identified as victims.",
                &[
                    "victims-identified|42|2014|potential",
                    "victims-identified|30|2014|potential",
                    "victims-identified|12|2014|official",
                ],
            ),
            (
                "In 2014, police identified 40 potential victims and confirmed nine victims.",
                &["victims-identified|40|2014|potential", "victims-identified|9|2014|confirmed"],
            ),
        ],
    );
}

#[test]
fn money_and_what_it_is_compared_with() {
    check(
        Kind::Funding,
        &[
            (
                "The government provided €300,000 ($330,000) to NGOs to assist victims, compared to €280,000 ($308,000) in 2016 \
                 and €250,000 ($275,000) in 2015.",
                &[
                    "250000|EUR|275000|2015|victim-assistance",
                    "280000|EUR|308000|2016|victim-assistance",
                    "300000|EUR|330000||victim-assistance",
                ],
            ),
            (
                "The government provided €9,000 ($10,000) to NGO-run shelters for staff salaries, compared to €8,000 ($9,000) for \
                 staff salaries in 2016.",
                &["8000|EUR|9000|2016|staff-salaries", "9000|EUR|10000||staff-salaries"],
            ),
            ("In 2012, the fund spent $12,000 of the $40,000 deposited in it.", &["12000|USD|12000|2012|"]),
            (
                "The government continued to implement its plan to protect children and allocated $90,000 for shelters in 2017, \
                 including more than $60,000 for training.",
                &["60000|USD|60000|2017|training", "90000|USD|90000|2017|shelters"],
            ),
            (
                "In 2013, the government allocated €8,000 ($9,000) to NGOs for legal assistance (€7,000 ($8,000) in 2012).",
                &["8000|EUR|9000|2013|legal-assistance"],
            ),
            (
                "The government allocated 44 million pesos ($205,000) to shelters in 2022, compared with a 2021 budget of $52.4 \
                 million UYU ($243,900).",
                &["44000000|UYU|205000|2022|shelters", "52400000|UYU|243900|2021|shelters"],
            ),
            ("Courts ordered a fine of €5,000 ($5,500) in 2013, compared with €4,000 ($4,400) in 2012.", &[]),
        ],
    );
}

#[test]
fn what_goes_on_from_the_sentence_before() {
    check(
        Kind::Statistic,
        &[
            (
                "The police identified 86 victims. It referred at least 57 to care, an increase compared with 41 in 2016.",
                &["victims-identified|86||", "victims-referred|41|2016|", "victims-referred|57||at-least"],
            ),
            ("The police arrested 86 suspects. It identified at least 57.", &["arrests|86||"]),
            (
                "The number of victims identified, 425, was similar to 439 victims in 2020. Victims included 75 girls and one \
                 man. Twelve suspects fled.",
                &[
                    "victims-identified|1||men",
                    "victims-identified|425||",
                    "victims-identified|439|2020|",
                    "victims-identified|75||girls",
                ],
            ),
            (
                "Officials reported identifying and referring to care at least 400 victims.",
                &["victims-identified|400||at-least", "victims-referred|400||at-least"],
            ),
            (
                "Officials identified 16 women. An NGO reported there might be as many as 200 women in camps.",
                &["victims-identified|16||women"],
            ),
            (
                "The courts achieved 15 sex trafficking convictions—up from 12 in 2017—under the law.",
                &["convictions|12|2017|sex-trafficking", "convictions|15||sex-trafficking"],
            ),
            (
                "Officials identified 327 victims in 2022. They screened workers for indicators. Of the identified victims, 239 \
                 women, one man, and seven girls were exploited in sex trafficking.",
                &[
                    "victims-identified|1|2022|men,sex-trafficking",
                    "victims-identified|239|2022|sex-trafficking,women",
                    "victims-identified|327|2022|",
                    "victims-identified|7|2022|girls,sex-trafficking",
                ],
            ),
            (
                "In 2022, police identified 166 victims. The identified 166 victims included 43 men.",
                &["victims-identified|166|2022|", "victims-identified|43|2022|men"],
            ),
            (
                "Officials sentenced three defendants to ten years in prison; courts convicted the remaining nine of labor \
                 trafficking.",
                &["convictions|9||forced-labor", "sentences|3||"],
            ),
            ("The government repatriated two victims identified in Peru.", &["victims-repatriated|2||"]),
            (
                "NGOs assisted 40 victims. The hotline received 841 calls, while six were referred to the police.",
                &["hotline-calls|841||", "victims-assisted|40||"],
            ),
            (
                "Officials identified 14 victims. The 14 victims included one male minor and two female minors.",
                &["victims-identified|1||boys", "victims-identified|14||", "victims-identified|2||girls"],
            ),
        ],
    );
}
