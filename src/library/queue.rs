//! Which thread does what next: files are opened in their order, and what is in them waits to be worked on by whichever
//! thread is free. What waits is done before another file is opened, so no more is held than the threads have open.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What a thread is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task<T> {
    /// Open the file of this number, and say with [`Queue::opened`] what is in it.
    Open(usize),
    /// Work on this.
    Work(T),
}

/// Files by their numbers, from 0, and things of type `T` in them.
#[derive(Debug)]
pub struct Queue<T> {
    files: usize,
    state: Mutex<State<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    /// The next file to open.
    next: usize,
    /// The file whose content is taken next: they are taken in order.
    turn: usize,
    waiting: VecDeque<T>,
    stopped: bool,
}

impl<T> Queue<T> {
    /// A queue of so many files.
    pub fn new(files: usize) -> Self {
        let state = State { next: 0, turn: 0, waiting: VecDeque::new(), stopped: false };
        Self { files, state: Mutex::new(state), changed: Condvar::new() }
    }

    /// The next task; waits while there may be one soon. `None` when all is done or [stopped](Self::stop).
    pub fn task(&self) -> Option<Task<T>> {
        let mut state = self.lock();
        loop {
            if state.stopped {
                return None;
            }
            if let Some(work) = state.waiting.pop_front() {
                return Some(Task::Work(work));
            }
            if state.next < self.files {
                state.next += 1;
                return Some(Task::Open(state.next - 1));
            }
            if state.turn == self.files {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Takes what is in a file, when all files before it were taken. `content` is asked then, so that it sees them in
    /// order. Every file that is opened must be taken, or the others wait for it.
    pub fn opened(&self, file: usize, content: impl FnOnce() -> Vec<T>) {
        let mut state = self.lock();
        while state.turn != file {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting.extend(content());
        state.turn += 1;
        drop(state);
        self.changed.notify_all();
    }

    /// Gives out no more tasks.
    pub fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Files are taken in order and everything in them is worked on once, by however many threads.
    fn run(files: &[Vec<u32>], threads: usize) -> (Vec<usize>, Vec<u32>) {
        let queue = Queue::new(files.len());
        let (taken, worked) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some(task) = queue.task() {
                        match task {
                            Task::Open(file) => queue.opened(file, || {
                                taken.lock().unwrap().push(file);
                                files[file].clone()
                            }),
                            Task::Work(work) => worked.lock().unwrap().push(work),
                        }
                    }
                });
            }
        });
        let mut worked = worked.into_inner().unwrap();
        worked.sort_unstable();
        (taken.into_inner().unwrap(), worked)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn all_is_done_once_and_in_order(
            files in proptest::collection::vec(proptest::collection::vec(any::<u32>(), 0..4), 0..20),
            threads in 1..5_usize,
        ) {
            let (taken, worked) = run(&files, threads);
            prop_assert_eq!(taken, (0..files.len()).collect::<Vec<_>>());
            let mut all = files.concat();
            all.sort_unstable();
            prop_assert_eq!(worked, all);
        }
    }

    #[test]
    fn a_stopped_queue_gives_nothing_and_lets_no_one_wait() {
        let queue = Queue::<u32>::new(9);
        assert_eq!(queue.task(), Some(Task::Open(0)));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| while queue.task().is_some() {});
            }
            queue.stop();
        });
        queue.opened(0, || vec![1]);
        assert_eq!(queue.task(), None);
    }
}
