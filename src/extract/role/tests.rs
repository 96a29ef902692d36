//! What texts tell of bodies and facilities, as rows: what must be found and what must not.

use std::sync::LazyLock;

use crate::fact::{Fact, Kind, Modality, Polarity};
use crate::lexicon::Lexicon;
use crate::source::{Document, Origin, ReportKey, Section, SectionKind, Span};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// The asserted rows of one kind, their values joined by bars.
fn rows(kind: Kind, text: &str) -> Vec<String> {
    let document = Document {
        title: "NRU-2020".into(),
        digest: String::new(),
        key: ReportKey { country: "NRU".into(), year: 2020 },
        text: text.to_owned(),
        sections: vec![Section { kind: SectionKind::Protection, span: Span::new(0, text.len()) }],
        origin: Origin::default(),
    };
    let said = |f: &&Fact| f.kind == kind && f.polarity == Polarity::Affirmed && f.modality == Modality::Asserted;
    let report = crate::extract::report(&LEXICON, document);
    let values = |f: &Fact| {
        let slots = f.kind.slots().iter().filter_map(|spec| f.slots.get(&spec.slot));
        slots.map(|v| v.plain()).collect::<Vec<_>>().join("|")
    };
    let mut rows: Vec<String> = report.facts.iter().filter(said).map(values).collect();
    rows.sort();
    rows
}

fn roles(text: &str) -> Vec<String> {
    rows(Kind::Role, text)
}

#[test]
fn what_was_not_done_is_no_role() {
    for text in [
        "The Ministry of Health did not operate a shelter for victims.",
        "The Ministry of Health planned to open a shelter for victims.",
        "The Ministry of Health should establish a shelter for victims.",
        "The Ministry of Health failed to provide legal aid to victims.",
        "The Ministry of Health lacked the capacity to provide legal aid to victims.",
        "The Ministry of Health made no efforts to identify victims.",
        "The Ministry of Health made efforts to identify victims.",
        "The Ministry of Health trained officers on identifying victims.",
        "The law required the government to protect victims.",
        "The 2009 act mandated the government provide victims with legal aid.",
        "The Ministry of Health was required by law to provide legal aid to victims.",
        "The decree allowed the National Police to refer victims to shelters.",
        "The Ministry of Health published a guideline on how to operate shelters.",
        "The government neither funded nor operated shelters.",
        "The Ministry of Health closed its shelter for victims.",
        "The National Police identified no male victims.",
        "The National Police identified zero Nauruan victims.",
        "The act required the government to establish centers to provide legal aid.",
    ] {
        assert_eq!(roles(text), Vec::<String>::new(), "{text}");
        assert_eq!(rows(Kind::Service, text), Vec::<String>::new(), "{text}");
        assert_eq!(rows(Kind::Facility, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn those_relied_on_act() {
    assert_eq!(roles("The government relied on NGOs to provide legal aid to victims."), ["NGOs|provides|legal aid"]);
    assert_eq!(
        roles("Police officers used new procedures to refer victims to shelters."),
        ["police|refers-to|shelters"]
    );
    assert!(
        roles("Victims were referred to the Rescue Agency (RA), the government's lead agency for coordinating care.")
            .contains(&"Rescue Agency|coordinates|care".to_owned())
    );
}

#[test]
fn counts_broken_down_are_one_object() {
    assert_eq!(
        roles("The National Police identified 12 victims—seven women, three girls, and two men."),
        ["National Police|identifies|victims"]
    );
    assert_eq!(
        roles("The National Police identified 12 trafficking victims, including seven women."),
        ["National Police|identifies|trafficking victims"]
    );
    assert_eq!(
        roles("The National Police identified and referred 12 victims to care."),
        ["National Police|identifies|victims", "National Police|refers-to|care"]
    );
}

#[test]
fn money_goes_to_whom_it_is_given() {
    assert_eq!(
        roles("The Ministry of Justice allocated $9,000 to three NGOs for awareness campaigns."),
        ["Ministry of Justice|funds|NGOs"]
    );
    assert_eq!(
        roles("The Ministry of Justice allocated $9,000 for direct assistance to victims and their families."),
        ["Ministry of Justice|funds|direct assistance"]
    );
}

#[test]
fn members_of_a_body() {
    let found = roles(
        "The Ministry of Justice established a 14-member task force including representatives from the Ministry of \
         Health and the National Police.",
    );
    assert!(found.contains(&"task force|composed-of|Ministry of Health".to_owned()), "{found:?}");
    assert!(found.contains(&"task force|composed-of|National Police".to_owned()), "{found:?}");
}

#[test]
fn what_stands_between_does_not_part() {
    assert_eq!(
        roles("Police referred 40 victims identified during raids to an international organization for care."),
        ["police|refers-to|international organization"]
    );
    assert_eq!(roles("The shelters were operated and secured by police."), ["police|operates|shelters"]);
    let found =
        roles("The Ministry of Women operated 34 regional centers for victims of crime that provided legal aid.");
    assert!(found.contains(&"regional centers|provides|legal aid".to_owned()), "{found:?}");
    assert_eq!(
        roles("The government gave 900 euros to one NGO that provided legal aid to victims."),
        ["Government of Nauru|funds|NGO", "NGO|provides|legal aid"]
    );
}

#[test]
fn what_is_given_is_told_one_by_one() {
    assert_eq!(
        roles("The Rescue Agency provided services to victims, including medical care and legal aid."),
        ["Rescue Agency|provides|legal aid", "Rescue Agency|provides|medical care"]
    );
    assert_eq!(
        rows(Kind::Facility, "The Ministry of Health operated a 35-bed shelter for women in Baitsi."),
        ["shelter|shelter|Ministry of Health|Baitsi|35"]
    );
    assert_eq!(rows(Kind::Facility, "The government shelters were non-operational."), Vec::<String>::new());
    assert_eq!(
        roles("Police referred victims to the Rescue Agency, composed of social workers, for care."),
        ["Rescue Agency|composed-of|social workers", "police|refers-to|Rescue Agency"]
    );
    assert_eq!(rows(Kind::Service, "The law provided legal aid to victims."), Vec::<String>::new());
}

#[test]
fn whose_and_which() {
    let text = "Another international organization reported the Ministry of Health referred 15 victims to its shelter.";
    assert_eq!(roles(text), ["Ministry of Health|refers-to|shelter"]);
    let text = "Rua Naoero, a government office that provided legal aid, identified nine victims.";
    assert!(roles(text).contains(&"Rua Naoero|identifies|victims".to_owned()), "{:?}", roles(text));
}

#[test]
fn a_center_spoken_of_again() {
    let text = "The Ministry of Health operated the Sun Center in Baitsi. The center provided legal aid to women.";
    assert_eq!(rows(Kind::Service, text), ["Sun Center|legal-aid|women"]);
    let text = "The Ministry of Health opened shelters in Baitsi, Boe, and Nibok in 2019.";
    assert_eq!(rows(Kind::Facility, text).len(), 3);
}

#[test]
fn wholes_in_apposition() {
    assert_eq!(
        roles("The Labor Inspectorate, part of the Ministry of Finance, met twice."),
        ["Labor Inspectorate|part-of|Ministry of Finance"]
    );
    assert_eq!(
        roles("The Anti-Trafficking Unit (ATU), under the National Police, met twice."),
        ["Anti-Trafficking Unit|part-of|National Police"]
    );
    assert_eq!(roles("The Rescue Unit (RU) of the NPD met twice."), ["Rescue Unit|part-of|NPD"]);
}

#[test]
fn bodies_that_are_none() {
    for text in [
        "The Ministry of Justice suspended an employment agency.",
        "The court convicted two men, a labor inspector and a clerk.",
        "The NRM outlined how to refer victims.",
        "The ministry hosted a study of EU nationals.",
    ] {
        let names = rows(Kind::Actor, text);
        assert!(
            !names.iter().any(|n| ["agency", "labor inspector", "NRM", "EU"]
                .iter()
                .any(|w| n.starts_with(w) || n.contains("employment"))),
            "{text}: {names:?}"
        );
    }
}

#[test]
fn facilities_with_their_places_and_runners() {
    assert_eq!(
        rows(Kind::Facility, "The government funded two NGO-run shelters, Moon House in Arijejen and Sun in Baitsi."),
        ["Moon House|shelter|NGOs|Arijejen", "Sun|shelter|NGOs|Baitsi"]
    );
    assert_eq!(
        rows(Kind::Facility, "The Ministry of Health operated the Blue House Center in Baitsi for victims."),
        ["Blue House Center|assistance-center|Ministry of Health|Baitsi"]
    );
    assert_eq!(
        rows(Kind::Facility, "The National Police maintained a website in Nauruan, Serbian, and Romani."),
        ["website|website|National Police"]
    );
    assert_eq!(rows(Kind::Facility, "The National Police opened a training center in Baitsi."), Vec::<String>::new());
}

#[test]
fn services_with_whom_they_are_for() {
    assert_eq!(
        rows(Kind::Service, "NGOs provided victims with various services, including medical care and legal aid."),
        ["legal-aid|victims", "medical-care|victims"]
    );
    assert_eq!(
        rows(Kind::Service, "The NGO-run shelter provided legal aid, and specialized services for children."),
        ["NGO-run shelter|legal-aid", "NGO-run shelter|specialized-services|children"]
    );
    assert_eq!(
        rows(Kind::Service, "The government opened two shelters dedicated to providing legal aid to child victims."),
        ["shelters|legal-aid|child victims"]
    );
}
