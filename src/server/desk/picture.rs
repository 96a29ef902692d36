//! Networks of the JSON API: as data, as files for other tools, as pictures.

use super::Desk;
use super::params::Params;
use crate::draw;
use crate::network::{self, Decisions, Filter, Measures, Network, Projection};
use crate::server::problem::Problem;
use crate::server::wire::Reply;

/// The parameters that say which facts a network is made of.
const FILTERS: [&str; 7] = ["report", "country", "years", "form", "victims", "modality", "source"];

/// A network as JSON, or as a file of the format asked for.
pub fn network(desk: &Desk, which: &str, params: &[(String, String)]) -> Result<Reply, Problem> {
    let params = Params::of(params, &[&FILTERS[..], &["format", "facts"]].concat())?;
    let (mut network, _) = read(desk, which, &params)?;
    match params.one("facts")? {
        None | Some("all") => {}
        // Most of the bytes are sentences, which a picture of the whole does not show.
        Some("none") => network.edges.iter_mut().for_each(|edge| edge.facts.clear()),
        Some(other) => {
            return Err(Problem::new(400, format!("`{other}` says not which facts"), "there are all and none"));
        }
    }
    let format = params.parsed::<network::Format>("format")?.first().copied();
    let mut body = Vec::new();
    network::write(&network, format.unwrap_or(network::Format::Json), &mut body)?;
    let Some(format) = format else { return Ok(Reply::new(200, "application/json", body)) };
    let (media, ending) = match format {
        network::Format::GraphMl => ("application/graphml+xml", "graphml"),
        network::Format::Gexf => ("application/gexf+xml", "gexf"),
        network::Format::Dot => ("text/vnd.graphviz", "dot"),
        network::Format::Cytoscape => ("application/json", "cyjs"),
        network::Format::Csv => ("text/csv; charset=utf-8", "csv"),
        network::Format::GeoJson => ("application/geo+json", "geojson"),
        network::Format::Json => ("application/json", "json"),
    };
    let mut reply = Reply::new(200, media, body);
    reply.file_name = Some(format!("{which}.{ending}"));
    Ok(reply)
}

/// The measures of a network's nodes.
pub fn measures(desk: &Desk, which: &str, params: &[(String, String)]) -> Result<Measures, Problem> {
    let params = Params::of(params, &[&FILTERS[..], &["seed"]].concat())?;
    let (network, _) = read(desk, which, &params)?;
    Ok(Measures::of(&network, params.parsed("seed")?.first().copied().unwrap_or(1)))
}

/// A picture: `routes.svg`, `actors.png`, `routes.html`.
pub fn picture(desk: &Desk, file: &str, params: &[(String, String)]) -> Result<Reply, Problem> {
    let params = Params::of(params, &[&FILTERS[..], &["whole", "top", "title", "width"]].concat())?;
    let which = file.split('.').next().unwrap_or_default();
    let format = draw::Format::of(std::path::Path::new(file))?;
    let (network, filter) = read(desk, which, &params)?;
    let options = draw::Options {
        filter,
        title: params.one("title")?.map(str::to_owned),
        whole: params.one("whole")?.is_some(),
        top: params.parsed("top")?.first().copied(),
        width: u32::try_from(params.number("width", 2339, 8000)?).unwrap_or(2339),
    };
    let bytes = match draw::draw(&network, &options, format) {
        Err(error @ draw::Error::Nothing) => return Err(Problem::new(404, error.to_string(), error.hint())),
        bytes => bytes?,
    };
    let media = match format {
        draw::Format::Svg => "image/svg+xml",
        draw::Format::Png => "image/png",
        draw::Format::Html => "text/html; charset=utf-8",
    };
    let mut reply = Reply::new(200, media, bytes);
    reply.file_name = Some(file.to_owned());
    Ok(reply)
}

/// The network asked for, and the filter that made it.
fn read(desk: &Desk, which: &str, params: &Params<'_>) -> Result<(Network, Filter), Problem> {
    let projection = match which {
        "routes" => Projection::Routes,
        "actors" => Projection::Actors,
        _ => return Err(Problem::new(404, format!("there is no network `{which}`"), "there are routes and actors")),
    };
    let texts = |name: &str| params.all(name).into_iter().map(str::to_owned).collect();
    params.one("years")?;
    let filter = Filter {
        reports: params.parsed("report")?,
        countries: texts("country"),
        years: params.parsed("years")?.first().copied(),
        forms: texts("form"),
        victims: texts("victims"),
        modalities: texts("modality"),
        sources: texts("source"),
    };
    let decisions = Decisions::of(desk.folder.path())?;
    Ok((network::network(desk.engine()?, projection, &filter, &decisions)?, filter))
}
