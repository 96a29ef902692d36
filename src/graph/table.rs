//! The one table from facts to terms: a class for each [`Kind`], a property for each slot of it, and a concept scheme or
//! a class of named thing for each value.

use oxigraph::model::NamedNodeRef;

use super::vocab::{reused, tip};
use crate::fact::{Kind, Slot};

/// What sort of thing a [`Value::Name`](crate::fact::Value::Name) names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A body or post.
    Actor,
    /// An actor where one of that name is known, else a facility, else an actor all the same.
    ActorOrFacility,
    /// An actor, facility, law or plan where one of that name is known, else a topic.
    Anything,
    /// A shelter, centre, hotline, website or fund.
    Facility,
    /// A law.
    Law,
    /// A plan or strategy.
    Plan,
}

/// The slug of a kind, as in IRIs of facts: `country-role`.
pub fn kind_slug(kind: Kind) -> &'static str {
    match kind {
        Kind::Tier => "tier",
        Kind::Effort => "effort",
        Kind::Standard => "standard",
        Kind::Route => "route",
        Kind::Transit => "transit",
        Kind::CountryRole => "country-role",
        Kind::Form => "form",
        Kind::Perpetrator => "perpetrator",
        Kind::Means => "means",
        Kind::Sector => "sector",
        Kind::Group => "group",
        Kind::Actor => "actor",
        Kind::Role => "role",
        Kind::Facility => "facility",
        Kind::Service => "service",
        Kind::Statistic => "statistic",
        Kind::Unreported => "unreported",
        Kind::Funding => "funding",
        Kind::Penalty => "penalty",
        Kind::Plan => "plan",
        Kind::Recommendation => "recommendation",
        Kind::Gap => "gap",
    }
}

/// The class of a kind's facts.
pub fn class(kind: Kind) -> NamedNodeRef<'static> {
    match kind {
        Kind::Tier => tip::TIER_FACT,
        Kind::Effort => tip::EFFORT_FACT,
        Kind::Standard => tip::STANDARD_FACT,
        Kind::Route => tip::ROUTE_FACT,
        Kind::Transit => tip::TRANSIT_FACT,
        Kind::CountryRole => tip::COUNTRY_ROLE_FACT,
        Kind::Form => tip::FORM_FACT,
        Kind::Perpetrator => tip::PERPETRATOR_FACT,
        Kind::Means => tip::MEANS_FACT,
        Kind::Sector => tip::SECTOR_FACT,
        Kind::Group => tip::GROUP_FACT,
        Kind::Actor => tip::ACTOR_FACT,
        Kind::Role => tip::ROLE_FACT,
        Kind::Facility => tip::FACILITY_FACT,
        Kind::Service => tip::SERVICE_FACT,
        Kind::Statistic => reused::QB_OBSERVATION,
        Kind::Unreported => tip::UNREPORTED_FACT,
        Kind::Funding => tip::FUNDING_FACT,
        Kind::Penalty => tip::PENALTY_FACT,
        Kind::Plan => tip::PLAN_FACT,
        Kind::Recommendation => tip::RECOMMENDATION_FACT,
        Kind::Gap => tip::GAP_FACT,
    }
}

/// The property of a slot; `None` where the kind has no such slot.
pub fn property(kind: Kind, slot: Slot) -> Option<NamedNodeRef<'static>> {
    if !kind.slots().iter().any(|spec| spec.slot == slot) {
        return None;
    }
    Some(match (kind, slot) {
        (Kind::Statistic, Slot::Value) => reused::SDMX_VALUE,
        (Kind::Statistic, Slot::Year) => reused::SDMX_PERIOD,
        (Kind::Role, Slot::Actor) => reused::RDF_SUBJECT,
        (Kind::Role, Slot::Object) => reused::RDF_OBJECT,
        (_, Slot::Text | Slot::Statement) => reused::SCHEMA_TEXT,
        (_, Slot::Start) => reused::SCHEMA_START,
        (_, Slot::End) => reused::SCHEMA_END,
        (_, slot) => own_property(slot)?,
    })
}

/// The project's own property of a slot, whatever the kind.
fn own_property(slot: Slot) -> Option<NamedNodeRef<'static>> {
    Some(match slot {
        Slot::Country => tip::COUNTRY,
        Slot::Year => tip::YEAR,
        Slot::Tier => tip::TIER,
        Slot::Movement => tip::MOVEMENT,
        Slot::Pillar => tip::PILLAR,
        Slot::Trend => tip::TREND,
        Slot::Meets => tip::MEETS,
        Slot::Efforts => tip::EFFORTS,
        Slot::Origin => tip::ORIGIN,
        Slot::Destination => tip::DESTINATION,
        Slot::Exploitation => tip::EXPLOITATION,
        Slot::Victims => tip::VICTIMS,
        Slot::Via => tip::VIA,
        Slot::Leg => tip::LEG,
        Slot::Role => tip::ROLE,
        Slot::Perpetrator => tip::PERPETRATOR,
        Slot::Method => tip::METHOD,
        Slot::Sector => tip::SECTOR,
        Slot::Group => tip::GROUP,
        Slot::Name => tip::BODY,
        Slot::Acronym => tip::ACRONYM,
        Slot::ActorKind => tip::ACTOR_KIND,
        Slot::Parent => tip::PARENT,
        Slot::Relation => tip::RELATION,
        Slot::Facility => tip::FACILITY_SLOT,
        Slot::FacilityKind => tip::FACILITY_KIND,
        Slot::Operator => tip::OPERATOR,
        Slot::Place => tip::PLACE,
        Slot::Capacity => tip::CAPACITY,
        Slot::Service => tip::SERVICE,
        Slot::Beneficiary => tip::BENEFICIARY,
        Slot::Indicator => tip::INDICATOR,
        Slot::Qualifier => tip::QUALIFIER,
        Slot::Amount => tip::AMOUNT,
        Slot::Currency => tip::CURRENCY,
        Slot::Usd => tip::USD,
        Slot::Purpose => tip::PURPOSE,
        Slot::Law => tip::LAW,
        Slot::Article => tip::ARTICLE,
        Slot::Offence => tip::OFFENCE,
        Slot::MinYears => tip::MIN_YEARS,
        Slot::MaxYears => tip::MAX_YEARS,
        Slot::Plan => tip::PLAN_SLOT,
        Slot::Status => tip::STATUS,
        Slot::Number => tip::NUMBER,
        Slot::Actor | Slot::Object | Slot::Value | Slot::Text | Slot::Statement | Slot::Start | Slot::End => {
            return None;
        }
    })
}

/// The concept scheme of a slot that holds slugs.
pub fn scheme(slot: Slot) -> &'static str {
    match slot {
        Slot::Tier => "tier",
        Slot::Movement => "movement",
        Slot::Pillar => "pillar",
        Slot::Trend => "trend",
        Slot::Meets => "meets",
        Slot::Efforts => "efforts",
        Slot::Exploitation | Slot::Offence => "exploitation",
        Slot::Victims => "victims",
        Slot::Leg => "leg",
        Slot::Role => "role",
        Slot::Perpetrator => "perpetrator",
        Slot::Method => "means",
        Slot::Sector => "sector",
        Slot::Group => "group",
        Slot::ActorKind => "actor-kind",
        Slot::Relation => "relation",
        Slot::FacilityKind => "facility-kind",
        Slot::Service => "service",
        Slot::Indicator => "indicator",
        Slot::Currency => "currency",
        Slot::Qualifier => "qualifier",
        Slot::Purpose => "purpose",
        Slot::Status => "status",
        _ => "other",
    }
}

/// The qualifier of a statistic that nothing narrows. SDMX codes it `_T`.
pub const TOTAL: &str = "total";

/// All concept schemes that a graph may use.
pub const SCHEMES: [&str; 30] = [
    "actor-kind",
    "area",
    "country",
    "currency",
    "efforts",
    "exploitation",
    "facility-kind",
    "group",
    "indicator",
    "leg",
    "means",
    "meets",
    "modality",
    "movement",
    "perpetrator",
    "pillar",
    "polarity",
    "purpose",
    "qualifier",
    "region",
    "relation",
    "role",
    "section",
    "sector",
    "service",
    "source",
    "status",
    "tier",
    "trend",
    "victims",
];

/// What the name in a slot names.
pub fn named(kind: Kind, slot: Slot) -> Named {
    match (kind, slot) {
        (Kind::Role, Slot::Actor) => Named::ActorOrFacility,
        (Kind::Role, Slot::Object) => Named::Anything,
        (_, Slot::Facility) => Named::Facility,
        (_, Slot::Law) => Named::Law,
        (_, Slot::Plan) => Named::Plan,
        _ => Named::Actor,
    }
}

/// The property that states a relation directly; [`tip::RELATED`] for one that the contract does not list. `part-of`
/// depends on what the two are and is answered by [`part_of`].
pub fn relation(slug: &str) -> NamedNodeRef<'static> {
    match slug {
        "operates" => tip::OPERATES,
        "leads" => tip::LEADS,
        "coordinates" => tip::COORDINATES,
        "investigates" => tip::INVESTIGATES,
        "identifies" => tip::IDENTIFIES,
        "refers-to" => tip::REFERS_TO,
        "funds" => tip::FUNDS,
        "provides" => tip::PROVIDES,
        "protects" => tip::PROTECTS,
        "monitors" => tip::MONITORS,
        "composed-of" => tip::COMPOSED_OF,
        "cooperates-with" => tip::COOPERATES_WITH,
        "staffs" => tip::STAFFS,
        "restricts" => tip::RESTRICTS,
        _ => tip::RELATED,
    }
}

/// How a thing of one class hangs on a thing of another that it is part of. The properties of `org:` make what they join
/// organizations, which a post or a phrase is not.
pub fn part_of(part: NamedNodeRef<'_>, whole: NamedNodeRef<'_>) -> NamedNodeRef<'static> {
    let is_body = |class| [reused::ORG_ORGANIZATION, reused::ORG_UNIT, reused::PROV_AGENT].contains(&class);
    match part {
        reused::ORG_POST if is_body(whole) => reused::ORG_POST_IN,
        reused::ORG_UNIT if whole == reused::ORG_ORGANIZATION => reused::ORG_UNIT_OF,
        _ if is_body(part) && is_body(whole) => reused::ORG_SUB_OF,
        _ => reused::DC_IS_PART_OF,
    }
}

/// How the kind of a body of this class is told: a post has a role and no classification, which is an organization's.
pub fn kind(class: NamedNodeRef<'_>) -> NamedNodeRef<'static> {
    if class == reused::ORG_POST { reused::ORG_ROLE } else { reused::ORG_CLASSIFICATION }
}

/// The class of a body by the contract's `actors.kind`.
pub fn actor_class(kind: &str) -> NamedNodeRef<'static> {
    match kind {
        "coordinator" => reused::ORG_POST,
        "department" | "inspectorate" | "working-group" => reused::ORG_UNIT,
        _ => reused::ORG_ORGANIZATION,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::fact::ValueType;

    #[test]
    fn every_slot_of_every_kind_has_a_property_and_a_scheme() {
        for kind in Kind::ALL {
            let mut seen = BTreeSet::new();
            for spec in kind.slots() {
                let property = property(kind, spec.slot).unwrap_or_else(|| panic!("{kind:?} {:?}", spec.slot));
                assert!(seen.insert(property.as_str()), "{kind:?} has {property} twice");
                if spec.value == ValueType::Slug {
                    assert!(SCHEMES.contains(&scheme(spec.slot)), "{:?}", spec.slot);
                }
            }
            assert_eq!(property(Kind::Gap, Slot::Tier), None);
        }
    }

    #[test]
    fn only_bodies_hang_on_bodies_as_organizations_do() {
        use reused::{
            DC_IS_PART_OF, ORG_ORGANIZATION, ORG_POST, ORG_POST_IN, ORG_SUB_OF, ORG_UNIT, ORG_UNIT_OF, PROV_AGENT,
        };
        for (part, whole, want) in [
            (ORG_UNIT, ORG_ORGANIZATION, ORG_UNIT_OF),
            (ORG_UNIT, ORG_UNIT, ORG_SUB_OF),
            (ORG_ORGANIZATION, PROV_AGENT, ORG_SUB_OF),
            (ORG_POST, ORG_UNIT, ORG_POST_IN),
            (ORG_UNIT, ORG_POST, DC_IS_PART_OF),
            (ORG_ORGANIZATION, tip::TOPIC, DC_IS_PART_OF),
            (tip::FACILITY, ORG_ORGANIZATION, DC_IS_PART_OF),
        ] {
            assert_eq!(part_of(part, whole), want, "{part} in {whole}");
        }
    }

    #[test]
    fn every_kind_has_a_class_and_a_slug_of_its_own() {
        assert_eq!(Kind::ALL.map(class).iter().collect::<BTreeSet<_>>().len(), Kind::ALL.len());
        assert_eq!(Kind::ALL.map(kind_slug).iter().collect::<BTreeSet<_>>().len(), Kind::ALL.len());
    }
}
