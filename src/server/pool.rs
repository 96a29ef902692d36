//! The workers, as the front sees them: who is idle, who is asked, and who must be stopped.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::{Mutex as AsyncMutex, Semaphore, mpsc};
use tokio::time::{Instant, interval, timeout, timeout_at};

use super::Options;
use super::cache::Cache;
use super::error::Error;
use super::nursery::{Hello, Word};
use super::wire::{self, Ask, Reply};
use crate::store::{Folder, Manifest};

/// How often the memory of a worker that is busy is looked at.
const LOOK: Duration = Duration::from_millis(25);
/// How long a nursery may take to divide.
const DIVIDING: Duration = Duration::from_secs(10);
/// A worker that grew by so many bytes is not kept: it would never give them back.
const FAT: u64 = 128 << 20;
/// How often the folder is looked at for changes.
const CHANGES: Duration = Duration::from_secs(1);

/// The workers of the newest state of the graph.
pub struct Pool {
    options: Options,
    /// One for each question that may be answered at once.
    seats: Semaphore,
    current: RwLock<Arc<Nursery>>,
    sockets: tempfile::TempDir,
}

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stopped {
    /// All workers were busy for as long as a question may take.
    Busy,
    /// It took too long.
    Time,
    /// It took too much memory.
    Memory,
    /// The worker ended by itself.
    Broke,
}

impl Pool {
    /// Loads the graph and makes the first workers.
    ///
    /// # Errors
    /// When the graph cannot be loaded.
    pub async fn start(options: Options) -> Result<Arc<Self>, Error> {
        let sockets = tempfile::Builder::new().prefix("tipgraph-").tempdir()?;
        let seen = seen(&options);
        let first = Nursery::start(&options, sockets.path().join("0")).await?;
        let seats = Semaphore::new(options.workers);
        let pool = Arc::new(Self { options, seats, current: RwLock::new(first), sockets });
        let watched = Arc::downgrade(&pool);
        tokio::spawn(async move {
            let mut seen = seen;
            loop {
                tokio::time::sleep(CHANGES).await;
                let Some(pool) = watched.upgrade() else { return };
                seen = pool.follow(seen).await;
            }
        });
        Ok(pool)
    }

    /// Asks a worker. A question that is given up, since the asker went away, stops its worker too.
    ///
    /// # Errors
    /// With why there is no reply.
    pub async fn ask(&self, ask: &Ask) -> Result<Reply, Stopped> {
        let nursery = self.current();
        if let Some(reply) = nursery.cache.get(ask) {
            return Ok(reply);
        }
        let until = Instant::now() + self.options.timeout;
        let Ok(Ok(_seat)) = timeout_at(until, self.seats.acquire()).await else { return Err(Stopped::Busy) };
        let mut lease = Lease::of(Arc::clone(&nursery)).await?;
        let question = wire::frame(ask).map_err(|_| Stopped::Broke)?;
        let process = lease.process();
        let mut looks = interval(LOOK);
        let answered = lease.exchange(&question);
        tokio::pin!(answered);
        loop {
            tokio::select! {
                reply = &mut answered => {
                    let reply = reply.map_err(|_| Stopped::Broke)?;
                    nursery.cache.put(ask, &reply);
                    return Ok(reply);
                }
                () = tokio::time::sleep_until(until) => return Err(Stopped::Time),
                _ = looks.tick() => {
                    if process.growth() > self.options.max_memory {
                        return Err(Stopped::Memory);
                    }
                }
            }
        }
    }

    /// The state of the graph that is asked.
    pub fn generation(&self) -> String {
        self.current().generation.clone()
    }

    fn current(&self) -> Arc<Nursery> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Loads the graph anew where the folder has changed since it was `seen`. What cannot be loaded leaves the old state.
    async fn follow(&self, before: Seen) -> Seen {
        let now = seen(&self.options);
        let finished =
            || Manifest::read(&self.options.store).is_ok_and(|read| read.is_some_and(|found| found.complete));
        // A folder that is being written is looked at again when it is closed.
        if now == before || !finished() {
            return before;
        }
        let old = self.current();
        let Ok(generation) = Folder::open(&self.options.store).map(|folder| folder.generation()) else { return now };
        if generation == old.generation {
            return now;
        }
        match Nursery::start(&self.options, self.sockets.path().join(&generation[..16])).await {
            Ok(new) => {
                tracing::info!(generation = new.generation, "the graph changed");
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = new;
                old.retire();
            }
            Err(error) => tracing::error!(%error, "the changed graph could not be loaded; the old one is kept"),
        }
        now
    }
}

/// What changes whenever a folder's manifest is written.
type Seen = Option<(SystemTime, u64)>;

fn seen(options: &Options) -> Seen {
    let manifest = options.store.join(crate::store::MANIFEST).metadata().ok()?;
    Some((manifest.modified().ok()?, manifest.len()))
}

/// A process that divides into workers, and those of them that are idle.
struct Nursery {
    generation: String,
    /// Dropped, it ends, and all its workers with it.
    _process: Child,
    orders: AsyncMutex<(ChildStdin, mpsc::Receiver<Worker>)>,
    idle: Mutex<Vec<Worker>>,
    retired: AtomicBool,
    cache: Cache,
}

impl Nursery {
    /// Starts one and has it make a worker for each seat.
    async fn start(options: &Options, socket: PathBuf) -> Result<Arc<Self>, Error> {
        let generation = Folder::open(&options.store).map_err(|e| Error::Graph(e.to_string()))?.generation();
        // One of an earlier try.
        let _ = std::fs::remove_file(&socket);
        let listener = UnixListener::bind(&socket)?;
        let (program, command) = &options.nursery;
        let mut process = Command::new(program)
            .arg(command)
            .args([options.store.as_os_str(), options.base.as_ref(), socket.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let (Some(orders), Some(words)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(Error::Graph("the nursery has no pipes".into()));
        };
        let word = BufReader::new(words).lines().next_line().await?;
        match word.as_deref().map(serde_json::from_str) {
            Some(Ok(Word::Ready)) => {}
            Some(Ok(Word::Failed(reason))) => return Err(Error::Graph(reason)),
            _ => return Err(Error::Graph("the graph could not be loaded: its process ended".into())),
        }
        let (born, newborn) = mpsc::channel(1);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                if let Ok(worker) = Worker::of(stream).await
                    && born.send(worker).await.is_err()
                {
                    return;
                }
            }
        });
        let nursery = Arc::new(Self {
            generation,
            _process: process,
            orders: AsyncMutex::new((orders, newborn)),
            idle: Mutex::new(Vec::new()),
            retired: AtomicBool::new(false),
            cache: Cache::new(),
        });
        for _ in 0..options.workers {
            let worker = nursery.divide().await.map_err(|_| Error::Graph("its process does not divide".into()))?;
            nursery.idle().push(worker);
        }
        Ok(nursery)
    }

    /// A new worker.
    async fn divide(&self) -> Result<Worker, Stopped> {
        let mut orders = self.orders.lock().await;
        let (stdin, newborn) = &mut *orders;
        let born = async {
            stdin.write_all(b"\n").await.ok()?;
            stdin.flush().await.ok()?;
            newborn.recv().await
        };
        timeout(DIVIDING, born).await.ok().flatten().ok_or(Stopped::Broke)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing new is asked of it: its idle workers end now, the others after their question.
    fn retire(&self) {
        self.retired.store(true, Ordering::Release);
        self.idle().clear();
    }
}

/// A worker's process.
#[derive(Clone, Copy, Debug)]
struct Process {
    pid: i32,
    /// The memory that it had when it began, in bytes: that which it shares.
    began: u64,
}

impl Process {
    fn of(pid: i32) -> Self {
        Self { pid, began: memory(pid) }
    }

    /// By how many bytes it has grown.
    fn growth(self) -> u64 {
        memory(self.pid).saturating_sub(self.began)
    }

    fn kill(self) {
        if let Some(pid) = rustix::process::Pid::from_raw(self.pid) {
            // Where it is gone already, that is as good.
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
        }
    }
}

/// The memory that a process holds, in bytes; 0 where the system does not tell.
fn memory(pid: i32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    let kibibytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kibibytes.unwrap_or_default() * 1024
}

/// A worker that waits for a question.
struct Worker {
    stream: UnixStream,
    process: Process,
}

impl Worker {
    /// The one at the other end, once it has said who it is.
    async fn of(mut stream: UnixStream) -> std::io::Result<Self> {
        let hello: Hello = serde_json::from_slice(&receive(&mut stream).await?)?;
        Ok(Self { stream, process: Process::of(hello.pid) })
    }
}

/// A worker while it is asked. Dropped before it has replied, it is killed, and another is made in its place.
struct Lease {
    nursery: Arc<Nursery>,
    worker: Option<Worker>,
    replied: bool,
}

impl Lease {
    async fn of(nursery: Arc<Nursery>) -> Result<Self, Stopped> {
        let idle = nursery.idle().pop();
        let worker = match idle {
            Some(worker) => worker,
            None => nursery.divide().await?,
        };
        Ok(Self { nursery, worker: Some(worker), replied: false })
    }

    fn process(&self) -> Process {
        self.worker.as_ref().map_or(Process { pid: 0, began: 0 }, |worker| worker.process)
    }

    /// Hands over a question and waits for the reply.
    async fn exchange(&mut self, question: &[u8]) -> std::io::Result<Reply> {
        let Some(worker) = &mut self.worker else { return Err(std::io::ErrorKind::NotConnected.into()) };
        worker.stream.write_all(question).await?;
        let (mut reply, length) = Reply::head(&receive(&mut worker.stream).await?)?;
        reply.body = vec![0; length];
        worker.stream.read_exact(&mut reply.body).await?;
        self.replied = true;
        Ok(reply)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(worker) = self.worker.take() else { return };
        if self.nursery.retired.load(Ordering::Acquire) {
            return worker.process.kill();
        }
        if self.replied && worker.process.growth() < FAT {
            return self.nursery.idle().push(worker);
        }
        worker.process.kill();
        let nursery = Arc::clone(&self.nursery);
        tokio::spawn(async move {
            if let Ok(worker) = nursery.divide().await {
                nursery.idle().push(worker);
            }
        });
    }
}

/// A message with its length before it.
async fn receive(stream: &mut UnixStream) -> std::io::Result<Vec<u8>> {
    let mut length = [0; 4];
    stream.read_exact(&mut length).await?;
    let mut message = vec![0; u32::from_le_bytes(length) as usize];
    stream.read_exact(&mut message).await?;
    Ok(message)
}
